package emissaryctl.graph;

import emissaryctl.source.Origin;
import java.util.List;

/// What leads where. Every edge begins at a host or a route, and ends at a route or a target; identifiers are `h0`,
/// `r0` and `t0` onwards.
public record RouteGraph(List<HostNode> hosts, List<RouteNode> routes, List<TargetNode> targets, List<Edge> edges) {

    /// A host name, or a server name of TCP connections, and the ports on which it is served.
    public record HostNode(String id, String domain, List<Integer> ports, Origin origin) {
        public HostNode {
            ports = List.copyOf(ports);
        }
    }

    /// A route. `cleartext` says what becomes of requests that are not secure, where that differs.
    public record RouteNode(String id, String match, String cleartext, Origin origin) {}

    /// Where requests end.
    public record TargetNode(String id, TargetKind kind, String label) {}

    /// What a target is.
    public enum TargetKind {
        SERVICE,
        REDIRECT,
        ANSWER
    }

    /// A way; `label` is its share, or empty.
    public record Edge(String from, String to, String label) {}

    public RouteGraph {
        hosts = List.copyOf(hosts);
        routes = List.copyOf(routes);
        targets = List.copyOf(targets);
        edges = List.copyOf(edges);
    }
}
