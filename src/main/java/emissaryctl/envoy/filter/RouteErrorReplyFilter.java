package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.RouteErrors.Replaced;
import io.envoyproxy.envoy.extensions.filters.http.custom_response.v3.CustomResponse;
import java.util.Optional;

/// Replaces the bodies of errors on routes that have replies of their own.
final class RouteErrorReplyFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.custom_response.route";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return settings.errors().map(_ -> CustomResponse.getDefaultInstance());
    }

    @Override
    public Optional<Message> routePart(Gateway.Route route) {
        return route.errors() instanceof Replaced own && !own.replies().isEmpty()
                ? Optional.of(ErrorReplyMessages.of(own.replies()))
                : Optional.empty();
    }
}
