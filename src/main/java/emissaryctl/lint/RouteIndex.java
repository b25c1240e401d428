package emissaryctl.lint;

import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.Gateway;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The routes of a gateway by the resource that they came from.
final class RouteIndex {

    private final Map<ResourceRef, List<PlacedRoute>> routes = new HashMap<>();
    private final Map<String, Gateway.Cluster> clusters = new HashMap<>();
    private final List<Gateway.VirtualHost> virtualHosts = new ArrayList<>();

    RouteIndex(Gateway gateway) {
        gateway.clusters().forEach(cluster -> clusters.put(cluster.name(), cluster));
        for (Gateway.Listener listener : gateway.listeners()) {
            for (Gateway.FilterChain chain : listener.chains()) {
                if (chain.content() instanceof HttpTraffic http) add(listener, chain, http);
            }
        }
    }

    private void add(Gateway.Listener listener, Gateway.FilterChain chain, HttpTraffic http) {
        virtualHosts.addAll(http.virtualHosts());
        for (Gateway.VirtualHost host : http.virtualHosts()) {
            for (Gateway.Route route : host.routes()) {
                routes.computeIfAbsent(route.origin().resource(), _ -> new ArrayList<>())
                        .add(new PlacedRoute(listener, chain, host, route));
            }
        }
    }

    List<PlacedRoute> of(ResourceRef resource) {
        return routes.getOrDefault(resource, List.of());
    }

    List<Gateway.VirtualHost> virtualHosts() {
        return Collections.unmodifiableList(virtualHosts);
    }

    java.util.Optional<Gateway.Cluster> cluster(String name) {
        return java.util.Optional.ofNullable(clusters.get(name));
    }
}
