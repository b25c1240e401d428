package emissaryctl.xds;

import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.DiscoveryType;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/// Which route configurations, endpoints of clusters and secrets get a file that Envoy follows, and how many would have
/// got one if there were no limit.
record WatchBudget(Set<String> routes, Set<String> clusters, Set<String> secrets, int inlined) {

    /// `cds.json` and `lds.json` are followed in any case, and so are secrets that can stand nowhere but in files.
    private static final int ALWAYS = 2;

    WatchBudget {
        routes = Set.copyOf(routes);
        clusters = Set.copyOf(clusters);
        secrets = Set.copyOf(secrets);
    }

    static WatchBudget of(Snapshot snapshot, int maxWatches) {
        int left = maxWatches
                - ALWAYS
                - (int) snapshot.secrets().stream()
                        .filter(Secret::hasGenericSecret)
                        .count();
        Set<String> routes = limited(routeConfigurations(snapshot), left);
        Set<String> clusters = limited(discovered(snapshot), left - routes.size());
        Set<String> secrets = limited(secrets(snapshot), left - routes.size() - clusters.size());
        long wanted = routeConfigurations(snapshot).distinct().count()
                + discovered(snapshot).distinct().count()
                + secrets(snapshot).distinct().count();
        return new WatchBudget(
                routes, clusters, secrets, (int) wanted - routes.size() - clusters.size() - secrets.size());
    }

    private static Set<String> limited(Stream<String> names, int most) {
        return names.distinct()
                .limit(Math.max(0, most))
                .collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll);
    }

    private static Stream<String> routeConfigurations(Snapshot snapshot) {
        return snapshot.listeners().stream()
                .flatMap(listener -> Managers.in(listener).stream())
                .map(HttpConnectionManager::getRouteConfig)
                .filter(routes -> routes.getVirtualHostsCount() > 0)
                .map(routes -> routes.getName());
    }

    /// Clusters whose endpoints were found in the input: only these are static.
    private static Stream<String> discovered(Snapshot snapshot) {
        return snapshot.clusters().stream()
                .filter(cluster -> !cluster.hasClusterType() && cluster.getType() == DiscoveryType.STATIC)
                .map(Cluster::getName);
    }

    private static Stream<String> secrets(Snapshot snapshot) {
        return Stream.concat(
                        snapshot.listeners().stream().flatMap(TlsContexts::in),
                        snapshot.clusters().stream().flatMap(TlsContexts::in))
                .flatMap(context -> context.getTlsCertificateSdsSecretConfigsList().stream())
                .map(SdsSecretConfig::getName);
    }
}
