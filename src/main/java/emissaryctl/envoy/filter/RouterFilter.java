package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import emissaryctl.gateway.FilterSettings;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import java.util.Optional;

/// Carries out what the route says; always there, and last.
final class RouterFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.router";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return Optional.of(Router.newBuilder()
                .setSuppressEnvoyHeaders(settings.suppressEnvoyHeaders())
                .build());
    }
}
