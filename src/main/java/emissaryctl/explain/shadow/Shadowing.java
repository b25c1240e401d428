package emissaryctl.explain.shadow;

import emissaryctl.explain.match.Regexes;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import java.util.Optional;

/// Finds routes that no request can reach because one before them takes everything that they would. Only what is
/// certain is said: of two different regular expressions nothing is.
final class Shadowing {

    private Shadowing() {}

    /// The first route before `position` (from 1) that takes all that the route there would.
    static Optional<Route> of(VirtualHost host, int position) {
        Covering covering = new Covering(new Regexes());
        Route route = host.routes().get(position - 1);
        return host.routes().subList(0, position - 1).stream()
                .filter(earlier -> covering.covers(earlier.criteria(), route.criteria()))
                .findFirst();
    }
}
