package emissaryctl.assemble.route;

import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.HeaderEdits;
import emissaryctl.gateway.RouteAuth;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteDecision.LocalReply;
import emissaryctl.gateway.RouteErrors;
import emissaryctl.resource.CodePoints;
import emissaryctl.resource.ModuleProbes;
import emissaryctl.resource.ModuleProbes.Probe;
import emissaryctl.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The paths that load balancers probe. Emissary's own process answers them in a cluster; here Envoy does, on every
/// Host. The diagnostics path has nobody to answer it and is left out (O-64).
public final class ProbeRoutes {

    private static final String READY = "/ambassador/v0/check_ready";
    private static final String ALIVE = "/ambassador/v0/check_alive";

    private ProbeRoutes() {}

    public static List<PlannedRoute> assemble(ModuleProbes probes, Origin origin) {
        List<PlannedRoute> routes = new ArrayList<>();
        path(probes.readiness(), READY).ifPresent(p -> routes.add(route(p, "ready\n", origin)));
        path(probes.liveness(), ALIVE).ifPresent(p -> routes.add(route(p, "alive\n", origin)));
        return routes;
    }

    /// On unless a block turns it off; a block without `enabled: true` does.
    private static Optional<String> path(Optional<Probe> probe, String standard) {
        if (probe.isEmpty()) return Optional.of(standard);
        return probe.filter(Probe::enabled).map(p -> p.prefix().orElse(standard));
    }

    private static PlannedRoute route(String prefix, String body, Origin origin) {
        RouteCriteria criteria =
                new RouteCriteria(new PathPrefix(prefix), true, List.of(), List.of(), Optional.empty());
        Route route = new Route(
                origin,
                criteria,
                new LocalReply(200, body),
                HeaderEdits.NONE,
                new RouteAuth.SkipAuthorization(),
                new RouteErrors.AsEverywhere());
        Matcher anyHost = new Matcher(Matcher.AUTHORITY, Optional.of("*"), false);
        RouteWeight weight = new RouteWeight(
                0, CodePoints.length(prefix), anyHost.length(), 0, prefix, List.of("GET", anyHost.key()));
        return new PlannedRoute(route, weight, _ -> true, true);
    }
}
