package emissaryctl.explain.shadow;

import emissaryctl.gateway.Gateway;
import java.util.Optional;

/// A route where it is served: its place among the routes of the virtual host (from 1), and the route before it, if
/// any, that takes everything it would.
public record Placement(
        Gateway.Listener listener,
        Gateway.VirtualHost host,
        int position,
        Gateway.Route route,
        Optional<Gateway.Route> shadowedBy) {}
