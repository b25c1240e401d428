package emissaryctl.envoy;

import emissaryctl.gateway.AccessLogging.GrpcLog;
import emissaryctl.gateway.ChainContent;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.ChainContent.TcpTraffic;
import emissaryctl.gateway.ChainContent.WeightedTarget;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.Mirror;
import emissaryctl.gateway.policy.PolicyFilter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The names by which a gateway refers to clusters.
final class ClusterReferences {

    private final SortedSet<String> names = new TreeSet<>();

    /// Many virtual hosts share the same routes.
    private final Set<Gateway.Route> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    static SortedSet<String> of(Gateway gateway) {
        ClusterReferences references = new ClusterReferences();
        for (Gateway.Listener listener : gateway.listeners()) {
            for (Gateway.FilterChain chain : listener.chains()) references.add(chain.content());
        }
        references.addServices(gateway);
        return references.names;
    }

    private void addServices(Gateway gateway) {
        gateway.filters()
                .externalAuth()
                .ifPresent(auth -> names.add(auth.transport().cluster()));
        for (PolicyFilter filter : gateway.filters().policies().filters()) {
            filter.action().cluster().ifPresent(names::add);
        }
        gateway.filters().rateLimiting().ifPresent(limiting -> names.add(limiting.cluster()));
        gateway.tracing().ifPresent(tracing -> names.add(tracing.provider().cluster()));
        for (GrpcLog log : gateway.accessLog().services()) names.add(log.cluster());
    }

    private void add(ChainContent content) {
        switch (content) {
            case TcpTraffic tcp -> {
                for (WeightedTarget target : tcp.targets()) names.add(target.cluster());
            }
            case HttpTraffic http -> {
                for (Gateway.VirtualHost host : http.virtualHosts()) {
                    for (Gateway.Route route : host.routes()) add(route);
                }
            }
        }
    }

    private void add(Gateway.Route route) {
        if (seen.add(route) && route.decision() instanceof Forward forward) {
            names.add(forward.cluster());
            for (Mirror mirror : forward.mirrors()) names.add(mirror.cluster());
        }
    }

    private ClusterReferences() {}
}
