package emissaryctl.explain.shadow;

import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.List;

/// What a resource has become.
public final class Placements {

    private Placements() {}

    /// The routes of a resource, everywhere.
    public static List<Placement> of(Gateway gateway, ResourceRef resource) {
        List<Placement> found = new ArrayList<>();
        for (Listener listener : gateway.listeners()) {
            for (FilterChain chain : listener.chains()) {
                if (!(chain.content() instanceof HttpTraffic http)) continue;
                for (VirtualHost host : http.virtualHosts()) add(listener, host, resource, found);
            }
        }
        return found;
    }

    private static void add(Listener listener, VirtualHost host, ResourceRef resource, List<Placement> found) {
        for (int i = 0; i < host.routes().size(); i++) {
            Route route = host.routes().get(i);
            if (!route.origin().resource().equals(resource)) continue;
            found.add(new Placement(listener, host, i + 1, route, Shadowing.of(host, i + 1)));
        }
    }

    /// Whether anything in the gateway comes from a resource.
    public static boolean uses(Gateway gateway, ResourceRef resource) {
        boolean cluster = gateway.clusters().stream()
                .anyMatch(each -> each.origin().resource().equals(resource));
        return cluster || gateway.listeners().stream().anyMatch(listener -> uses(listener, resource));
    }

    private static boolean uses(Listener listener, ResourceRef resource) {
        return listener.origin().resource().equals(resource)
                || listener.chains().stream().anyMatch(chain -> uses(chain, resource));
    }

    private static boolean uses(FilterChain chain, ResourceRef resource) {
        return chain.origin().resource().equals(resource)
                || chain.content() instanceof HttpTraffic http
                        && http.virtualHosts().stream()
                                .anyMatch(host -> host.origin().resource().equals(resource)
                                        || host.routes().stream()
                                                .anyMatch(route -> route.origin()
                                                        .resource()
                                                        .equals(resource)));
    }
}
