package emissaryctl.explain.filter;

import emissaryctl.gateway.ExternalAuth;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.RouteAuth;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whether the AuthService is asked.
public sealed interface AuthDecision {

    /// There is none.
    record NoService() implements AuthDecision {}

    /// The route does without.
    record Skipped() implements AuthDecision {}

    /// It is asked, and told `contextExtensions`. What follows is for a request that it lets pass unchanged.
    record Asked(ExternalAuth service, SortedMap<String, String> contextExtensions) implements AuthDecision {}

    /// Requests without a route are authorized too, before they are refused.
    static AuthDecision of(Optional<ExternalAuth> service, Optional<Route> route) {
        if (service.isEmpty()) return new NoService();
        if (route.isEmpty()) return new Asked(service.get(), new TreeMap<>());
        return switch (route.get().auth()) {
            case RouteAuth.SkipAuthorization _ -> new Skipped();
            case RouteAuth.Authorize _ -> new Asked(service.get(), new TreeMap<>());
            case RouteAuth.AuthorizeWith(SortedMap<String, String> extensions) -> new Asked(service.get(), extensions);
        };
    }
}
