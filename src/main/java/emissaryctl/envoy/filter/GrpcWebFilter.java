package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import emissaryctl.gateway.FilterSettings;
import io.envoyproxy.envoy.extensions.filters.http.grpc_web.v3.GrpcWeb;
import java.util.Optional;

/// gRPC for browsers.
final class GrpcWebFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.grpc_web";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return settings.grpc().web() ? Optional.of(GrpcWeb.getDefaultInstance()) : Optional.empty();
    }
}
