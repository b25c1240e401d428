package emissaryctl.diff.compare;

import emissaryctl.diff.tree.RouteItem;
import emissaryctl.source.Origin;
import java.util.List;
import java.util.Optional;

/// Finds each route of one side on the other: first where nothing changed, whatever the resource is called now, then by
/// the resource and what it matches, by the resource alone, and at last by what is matched.
final class RoutePairs {

    private RoutePairs() {}

    static Pairing<RouteItem> of(List<RouteItem> before, List<RouteItem> after) {
        Pairing<RouteItem> same =
                Matchmaker.match(before, after, route -> key(route, route.matchKey(), route.actionKey()));
        Pairing<RouteItem> renamed =
                Matchmaker.then(same, route -> Optional.of(route.matchKey() + "\n" + route.actionKey()));
        Pairing<RouteItem> sameMatch = Matchmaker.then(renamed, route -> key(route, route.groupKey(), ""));
        Pairing<RouteItem> sameAction = Matchmaker.then(sameMatch, route -> key(route, "", route.actionKey()));
        Pairing<RouteItem> sameResource = Matchmaker.then(sameAction, route -> key(route, "", sort(route)));
        return Matchmaker.then(sameResource, route -> Optional.of(route.groupKey() + "\n" + sort(route)));
    }

    private static Optional<String> key(RouteItem route, String match, String action) {
        return route.origin().map(Origin::resource).map(ref -> String.join("\n", ref.toString(), match, action));
    }

    /// A redirect to HTTPS goes along with another route and is not the same as that.
    private static String sort(RouteItem route) {
        return route.isToHttps() ? "to HTTPS" : "";
    }
}
