package emissaryctl.envoy;

import com.google.protobuf.Any;
import emissaryctl.envoy.filter.HttpFilters;
import emissaryctl.envoy.message.DataSources;
import emissaryctl.envoy.message.HeaderOptions;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.HeaderEdits;
import emissaryctl.gateway.RouteDecision;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.HttpsRedirection;
import emissaryctl.gateway.RouteDecision.LocalReply;
import emissaryctl.gateway.RouteDecision.Redirection;
import io.envoyproxy.envoy.config.route.v3.DirectResponseAction;
import io.envoyproxy.envoy.config.route.v3.RedirectAction;
import io.envoyproxy.envoy.config.route.v3.Route;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Routes. Many virtual hosts share the same route, which is translated once only.
final class RouteTranslator {

    private final FilterSettings filters;
    private final OriginMetadata origins;
    private final IdentityHashMap<Gateway.Route, Route> done = new IdentityHashMap<>();
    private final IdentityHashMap<RouteDecision, Gateway.Route> byDecision = new IdentityHashMap<>();

    RouteTranslator(FilterSettings filters, OriginMetadata origins) {
        this.filters = filters;
        this.origins = origins;
    }

    Route translate(Gateway.Route route) {
        Route known = done.get(route);
        if (known != null) return known;
        Route message = message(route);
        done.put(route, message);
        return message;
    }

    /// Variants of a route differ in their match only.
    private Route message(Gateway.Route route) {
        Gateway.Route other = byDecision.putIfAbsent(route.decision(), route);
        Route known = other != null && differOnlyInMatch(route, other) ? done.get(other) : null;
        return known == null
                ? whole(route)
                : known.toBuilder()
                        .setMatch(RouteMatchTranslator.translate(route.criteria()))
                        .build();
    }

    /// Without comparing more than identities, which is enough for variants.
    private static boolean differOnlyInMatch(Gateway.Route one, Gateway.Route other) {
        return one.origin() == other.origin()
                && one.decision() == other.decision()
                && one.headers() == other.headers()
                && one.auth() == other.auth()
                && one.errors() == other.errors();
    }

    private Route whole(Gateway.Route route) {
        HeaderEdits headers = route.headers();
        Route.Builder message = Route.newBuilder()
                .setMatch(RouteMatchTranslator.translate(route.criteria()))
                .putAllTypedPerFilterConfig(filterParts(route))
                .addAllRequestHeadersToAdd(HeaderOptions.of(headers.addRequest()))
                .addAllRequestHeadersToRemove(headers.removeRequest())
                .addAllResponseHeadersToAdd(HeaderOptions.of(headers.addResponse()))
                .addAllResponseHeadersToRemove(headers.removeResponse());
        switch (route.decision()) {
            case Forward forward -> message.setRoute(ForwardTranslator.translate(forward));
            case Redirection redirection -> message.setRedirect(RedirectTranslator.translate(redirection));
            case HttpsRedirection _ ->
                message.setRedirect(RedirectAction.newBuilder().setHttpsRedirect(true));
            case LocalReply(int status, String body) ->
                message.setDirectResponse(
                        DirectResponseAction.newBuilder().setStatus(status).setBody(DataSources.inline(body)));
        }
        origins.of(route.origin()).ifPresent(message::setMetadata);
        return message.build();
    }

    private SequencedMap<String, Any> filterParts(Gateway.Route route) {
        SequencedMap<String, Any> parts = new LinkedHashMap<>();
        HttpFilters.ORDER.forEach(filter ->
                filter.routeParts(route, filters).forEach((name, part) -> parts.put(name, TypedConfigs.pack(part))));
        return parts;
    }
}
