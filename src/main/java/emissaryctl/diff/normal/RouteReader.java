package emissaryctl.diff.normal;

import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import java.util.ArrayList;
import java.util.List;

/// Reads the routes of one virtual host.
final class RouteReader {

    private RouteReader() {}

    static List<RouteItem> read(List<Tree> routes, Normaliser normaliser, Origins origins, RouteParts parts) {
        Shares shares = new Shares();
        List<RouteItem> items = new ArrayList<>();
        for (Tree each : routes) {
            if (!(each instanceof Branch route)) continue;
            Branch match = route.get("match").orElse(Branch.EMPTY) instanceof Branch branch ? branch : Branch.EMPTY;
            items.add(RouteItem.of(
                    origins.of(route),
                    parts.match(shares.shared(match, parts), written -> normaliser.branch("match", written)),
                    parts.action(route.without("match", "metadata", "name"), written -> normaliser.branch("", written)),
                    route.text("route", "cluster")));
        }
        return items;
    }
}
