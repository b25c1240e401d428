package emissaryctl.expect;

import emissaryctl.gateway.Gateway.Route;
import emissaryctl.source.Span;
import java.util.List;

/// How a case went, and the routes that it came to.
public record CaseResult(RouteCase routeCase, List<Route> routes, List<Failure> failures) {

    /// What did not hold: the line that expects it, and what is so instead.
    public record Failure(Span place, String message) {}

    public CaseResult {
        routes = List.copyOf(routes);
        failures = List.copyOf(failures);
    }

    public boolean passed() {
        return failures.isEmpty();
    }
}
