package emissaryctl.explain;

import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactPath;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.PathMatch;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteCriteria.PathRegex;
import emissaryctl.gateway.RouteCriteria.PathSegments;
import emissaryctl.gateway.RouteCriteria.Present;
import emissaryctl.gateway.RouteCriteria.TrafficShare;
import java.util.List;
import java.util.Optional;

/// Finds routes that no request can reach because one before them takes everything that they would. Only what is
/// certain is said: of two different regular expressions nothing is.
public final class Shadowing {

    private Shadowing() {}

    /// The first route before `position` (from 1) that takes all that the route there would.
    public static Optional<Route> of(VirtualHost host, int position) {
        Route route = host.routes().get(position - 1);
        return host.routes().subList(0, position - 1).stream()
                .filter(earlier -> covers(earlier.criteria(), route.criteria()))
                .findFirst();
    }

    static boolean covers(RouteCriteria earlier, RouteCriteria later) {
        int share = earlier.share().map(TrafficShare::percent).orElse(100);
        int wanted = later.share().map(TrafficShare::percent).orElse(100);
        return share >= wanted
                && coversPath(earlier, later)
                && coversAll(earlier.headers(), later.headers())
                && coversAll(earlier.queryParameters(), later.queryParameters());
    }

    private static boolean coversPath(RouteCriteria earlier, RouteCriteria later) {
        boolean caseAgrees = earlier.caseSensitive() == later.caseSensitive() || !earlier.caseSensitive();
        if (earlier.path() instanceof PathPrefix(String prefix) && prefix.equals("/")) return true;
        if (earlier.path() instanceof PathRegex || later.path() instanceof PathRegex) {
            return earlier.path().equals(later.path());
        }
        return caseAgrees && coversPath(earlier.path(), later.path(), earlier.caseSensitive());
    }

    private static boolean coversPath(PathMatch earlier, PathMatch later, boolean caseSensitive) {
        String wanted = folded(text(later), caseSensitive);
        String taken = folded(text(earlier), caseSensitive);
        return switch (earlier) {
            case PathPrefix _ -> wanted.startsWith(taken);
            case PathSegments _ ->
                !(later instanceof PathPrefix) && (wanted.equals(taken) || wanted.startsWith(taken + "/"));
            case ExactPath _ -> later instanceof ExactPath && wanted.equals(taken);
            case PathRegex _ -> false;
        };
    }

    private static String text(PathMatch path) {
        return switch (path) {
            case PathPrefix(String prefix) -> prefix;
            case PathSegments(String prefix) -> prefix;
            case ExactPath(String exact) -> exact;
            case PathRegex(String regex) -> regex;
        };
    }

    private static String folded(String text, boolean caseSensitive) {
        return caseSensitive ? text : AsciiCase.lower(text);
    }

    /// Whatever the earlier one wants, the later one wants as well.
    private static boolean coversAll(List<NamedMatch> earlier, List<NamedMatch> later) {
        return earlier.stream().allMatch(wanted -> later.stream().anyMatch(other -> implies(other, wanted)));
    }

    private static boolean implies(NamedMatch later, NamedMatch earlier) {
        return later.name().equalsIgnoreCase(earlier.name())
                && (earlier.value() instanceof Present || earlier.value().equals(later.value()));
    }
}
