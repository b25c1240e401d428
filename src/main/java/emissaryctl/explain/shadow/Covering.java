package emissaryctl.explain.shadow;

import emissaryctl.explain.match.PathSet;
import emissaryctl.explain.match.Regexes;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactText;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.Present;
import emissaryctl.gateway.RouteCriteria.TextMatch;
import emissaryctl.gateway.RouteCriteria.TextPrefix;
import emissaryctl.gateway.RouteCriteria.TextRegex;
import emissaryctl.gateway.RouteCriteria.TextSuffix;
import emissaryctl.gateway.RouteCriteria.TrafficShare;
import java.util.List;

/// Whether a route takes every request that another one would. Only what is certain counts. Shares are compared by
/// their size: Envoy asks chance once for a request, so that the lesser share is a part of the greater.
record Covering(Regexes regexes) {

    private static final int ALL = 100;

    boolean covers(RouteCriteria earlier, RouteCriteria later) {
        return covers(earlier, PathSet.of(earlier), later, PathSet.of(later));
    }

    /// The same for who has found the paths before.
    boolean covers(RouteCriteria earlier, PathSet taken, RouteCriteria later, PathSet wanted) {
        return share(earlier) >= share(later)
                && taken.covers(wanted, regexes)
                && coversAll(earlier.headers(), later.headers(), true)
                && coversAll(earlier.queryParameters(), later.queryParameters(), false);
    }

    private static int share(RouteCriteria criteria) {
        return criteria.share().map(TrafficShare::percent).orElse(ALL);
    }

    /// Whatever the earlier one wants, the later one wants as well.
    private boolean coversAll(List<NamedMatch> earlier, List<NamedMatch> later, boolean headers) {
        return earlier.stream()
                .allMatch(wanted -> later.stream()
                        .anyMatch(other -> sameName(wanted, other, headers) && implies(other.value(), wanted.value())));
    }

    private static boolean sameName(NamedMatch one, NamedMatch other, boolean headers) {
        return headers ? one.name().equalsIgnoreCase(other.name()) : one.name().equals(other.name());
    }

    private boolean implies(TextMatch later, TextMatch earlier) {
        return switch (earlier) {
            case Present _ -> true;
            case ExactText _ -> later.equals(earlier);
            case TextPrefix(String prefix) ->
                switch (later) {
                    case ExactText(String text) -> text.startsWith(prefix);
                    case TextPrefix(String longer) -> longer.startsWith(prefix);
                    default -> false;
                };
            case TextSuffix(String suffix) ->
                switch (later) {
                    case ExactText(String text) -> text.endsWith(suffix);
                    case TextSuffix(String longer) -> longer.endsWith(suffix);
                    default -> false;
                };
            case TextRegex(String regex) ->
                later.equals(earlier)
                        || regex.equals(".*")
                        || later instanceof ExactText(String text) && regexes.matches(regex, text);
        };
    }
}
