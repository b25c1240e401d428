package emissaryctl.assemble.route;

import emissaryctl.assemble.host.ActiveHost;
import emissaryctl.gateway.Gateway.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A route before it is known on which listener it stands, and the Hosts that it belongs to. `always` routes are the
/// same on secure and insecure connections (ACME challenges, probes).
public record PlannedRoute(Route route, RouteWeight weight, Predicate<ActiveHost> attaches, boolean always) {

    /// `added` put among `routes`, each before the first route that weighs no more.
    public static List<PlannedRoute> insert(List<PlannedRoute> routes, List<PlannedRoute> added) {
        List<PlannedRoute> all = new ArrayList<>(routes);
        for (PlannedRoute each : added) {
            int at = 0;
            while (at < all.size() && all.get(at).weight().compareTo(each.weight()) > 0) at++;
            all.add(at, each);
        }
        return all;
    }
}
