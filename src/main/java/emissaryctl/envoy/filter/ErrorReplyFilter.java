package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import emissaryctl.envoy.message.FilterSwitch;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.RouteErrors.AsEverywhere;
import emissaryctl.gateway.RouteErrors.Replaced;
import emissaryctl.gateway.RouteErrors.Unchanged;
import java.util.Optional;

/// Replaces the bodies of errors everywhere. It is the last filter that an answer passes, for it sends a new one past
/// all others; a route that has replies of its own switches it off, since Envoy would go on to it from there.
final class ErrorReplyFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.custom_response";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return settings.errors().map(errors -> ErrorReplyMessages.of(errors.replies()));
    }

    @Override
    public Optional<Message> routePart(Gateway.Route route) {
        return switch (route.errors()) {
            case AsEverywhere _ -> Optional.empty();
            case Unchanged _, Replaced _ -> Optional.of(FilterSwitch.off());
        };
    }
}
