package emissaryctl.explain.match;

import emissaryctl.explain.match.Contenders.Contender;
import emissaryctl.explain.request.RoutedRequest;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.RouteCriteria.TrafficShare;
import java.util.ArrayList;
import java.util.List;

/// The routes of a virtual host that were looked at, up to the one behind which no request gets. `unrouted` is the
/// percentage of requests that none takes.
///
/// Envoy draws one number for each request and compares it with the percentage of every route that it comes to.
/// Consecutive routes with 30 and 100 therefore share the requests 30 to 70: the second gets what the first leaves.
public record RouteChoice(List<Candidate> candidates, int unrouted) {

    private static final int ALL = 100;

    public RouteChoice {
        candidates = List.copyOf(candidates);
    }

    /// Tries the contenders in their order, until one takes all that is left.
    public static RouteChoice among(Iterable<Contender> contenders, RoutedRequest request, RouteMatching matching) {
        List<Candidate> candidates = new ArrayList<>();
        int taken = 0;
        for (Contender contender : contenders) {
            Route route = contender.route();
            List<Mismatch> mismatches = matching.mismatches(route.criteria(), request);
            int upTo = mismatches.isEmpty() ? upTo(route) : 0;
            int share = Math.max(0, upTo - taken);
            taken += share;
            candidates.add(new Candidate(contender.position(), route, mismatches, share));
            if (taken >= ALL) break;
        }
        return new RouteChoice(candidates, ALL - taken);
    }

    private static int upTo(Route route) {
        return route.criteria().share().map(TrafficShare::percent).orElse(ALL);
    }

    /// Those that take a share.
    public List<Candidate> chosen() {
        return candidates.stream().filter(candidate -> candidate.share() > 0).toList();
    }
}
