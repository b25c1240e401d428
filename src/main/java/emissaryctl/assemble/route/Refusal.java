package emissaryctl.assemble.route;

import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.HeaderEdits;
import emissaryctl.gateway.RouteAuth;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.LocalReply;
import java.util.List;

/// What is left of routes when their AuthService cannot be compiled: status 500, as with Emissary, never an open door.
public final class Refusal {

    private Refusal() {}

    /// The routes, those that would forward replaced by a refusal.
    public static List<PlannedRoute> of(List<PlannedRoute> routes, String authService) {
        String body = "{\"message\": \"requests cannot be authorized: AuthService " + authService
                + " is misconfigured\", \"status_code\": 500}\n";
        return routes.stream().map(route -> refused(route, body)).toList();
    }

    private static PlannedRoute refused(PlannedRoute planned, String body) {
        Route route = planned.route();
        if (!(route.decision() instanceof Forward)) return planned;
        Route refusal = new Route(
                route.origin(),
                route.criteria(),
                new LocalReply(500, body),
                HeaderEdits.NONE,
                new RouteAuth.Authorize(),
                route.errors());
        return new PlannedRoute(refusal, planned.weight(), planned.attaches(), planned.always());
    }
}
