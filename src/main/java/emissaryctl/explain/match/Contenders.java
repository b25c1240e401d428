package emissaryctl.explain.match;

import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import java.util.ArrayList;
import java.util.List;

/// Which routes of a virtual host are looked at for a request: at least all that take its path.
@FunctionalInterface
public interface Contenders {

    /// A route and its place among the routes of the virtual host, from 1.
    record Contender(int position, Route route) {}

    /// In the order of the virtual host.
    ///
    /// @param path with its query
    Iterable<Contender> among(VirtualHost host, String path);

    /// All, such that each can be told why it was not taken.
    static Contenders all() {
        return (host, _) -> placed(host);
    }

    static List<Contender> placed(VirtualHost host) {
        List<Contender> placed = new ArrayList<>(host.routes().size());
        for (Route route : host.routes()) placed.add(new Contender(placed.size() + 1, route));
        return placed;
    }
}
