package emissaryctl.graph;

import emissaryctl.graph.RouteGraph.HostNode;
import emissaryctl.graph.RouteGraph.RouteNode;
import java.util.stream.Collectors;

/// What stands in a node; still to be escaped.
final class Labels {

    private Labels() {}

    static String ports(HostNode host) {
        return host.ports().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    static String host(HostNode host) {
        return host.domain() + " (" + ports(host) + ")";
    }

    static String name(RouteNode route) {
        return route.origin().resource().name();
    }

    static String match(RouteNode route) {
        return route.match() + (route.cleartext().isEmpty() ? "" : "; cleartext " + route.cleartext());
    }
}
