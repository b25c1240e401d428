package emissaryctl.expect;

import emissaryctl.source.Span;
import java.util.List;

/// How a case went.
public record CaseResult(RouteCase routeCase, List<Failure> failures) {

    /// What did not hold: the line that expects it, and what is so instead.
    public record Failure(Span place, String message) {}

    public CaseResult {
        failures = List.copyOf(failures);
    }

    public boolean passed() {
        return failures.isEmpty();
    }
}
