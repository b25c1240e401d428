package emissaryctl.explain.shadow;

import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.Mirror;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /// Whether a resource gets copies of what goes to others.
    public static boolean copies(Gateway gateway, ResourceRef resource) {
        return gateway.listeners().stream()
                .flatMap(listener -> listener.chains().stream())
                .flatMap(chain ->
                        chain.content() instanceof HttpTraffic http ? http.virtualHosts().stream() : Stream.of())
                .flatMap(host -> host.routes().stream())
                .anyMatch(route -> copies(gateway, route, resource).isPresent());
    }

    /// Which share of a route's requests a resource gets copies of.
    public static Optional<Integer> copies(Gateway gateway, Route route, ResourceRef resource) {
        if (!(route.decision() instanceof Forward forward) || forward.mirrors().isEmpty()) return Optional.empty();
        return forward.mirrors().stream()
                .filter(mirror -> gateway.clusters().stream()
                        .anyMatch(cluster -> cluster.name().equals(mirror.cluster())
                                && cluster.origin().resource().equals(resource)))
                .map(Mirror::percent)
                .findFirst();
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
