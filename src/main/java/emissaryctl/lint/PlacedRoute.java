package emissaryctl.lint;

import emissaryctl.gateway.Gateway;

/// A compiled route with everything around it.
public record PlacedRoute(
        Gateway.Listener listener, Gateway.FilterChain chain, Gateway.VirtualHost virtualHost, Gateway.Route route) {}
