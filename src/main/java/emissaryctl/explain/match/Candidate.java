package emissaryctl.explain.match;

import emissaryctl.gateway.Gateway;
import java.util.List;

/// A route that was looked at: its place among the routes of the virtual host (from 1), what keeps it from taking the
/// request, and the percentage of such requests that it takes, which is 0 too when the routes before it take all.
public record Candidate(int position, Gateway.Route route, List<Mismatch> mismatches, int share) {

    public Candidate {
        mismatches = List.copyOf(mismatches);
    }

    /// Whether it takes the request.
    public boolean matches() {
        return mismatches.isEmpty();
    }
}
