package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import emissaryctl.envoy.message.ExtAuthzMessages;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.RouteAuth;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.CheckSettings;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute;
import java.util.Optional;

/// Asks a service whether a request may pass.
final class ExtAuthzFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.ext_authz";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return settings.externalAuth().map(ExtAuthzMessages::translate);
    }

    @Override
    public Optional<Message> routePart(Gateway.Route route) {
        return switch (route.auth()) {
            case RouteAuth.Authorize _ -> Optional.empty();
            case RouteAuth.SkipAuthorization _ ->
                Optional.of(ExtAuthzPerRoute.newBuilder().setDisabled(true).build());
            case RouteAuth.AuthorizeWith told ->
                Optional.of(ExtAuthzPerRoute.newBuilder()
                        .setCheckSettings(CheckSettings.newBuilder().putAllContextExtensions(told.contextExtensions()))
                        .build());
        };
    }
}
