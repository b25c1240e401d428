package emissaryctl.diff.tree;

import java.util.List;

/// The routes of a virtual host, first match first, and what becomes of insecure requests unless a route says
/// otherwise.
public record HostRoutes(HostPlace place, Insecure insecure, List<RouteItem> routes) {
    public HostRoutes {
        routes = List.copyOf(routes);
    }
}
