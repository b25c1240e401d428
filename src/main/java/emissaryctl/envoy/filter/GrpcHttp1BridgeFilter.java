package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import emissaryctl.gateway.FilterSettings;
import io.envoyproxy.envoy.extensions.filters.http.grpc_http1_bridge.v3.Config;
import java.util.Optional;

/// gRPC for clients that speak HTTP/1.1 only.
final class GrpcHttp1BridgeFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.grpc_http1_bridge";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return settings.grpc().http1Bridge() ? Optional.of(Config.getDefaultInstance()) : Optional.empty();
    }
}
