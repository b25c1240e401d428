package emissaryctl.xds;

import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The steps from one configuration to the next. Envoy takes up clusters and routes each in its own time, so a route
/// must not lead to a cluster that comes with it or goes with it: first the new clusters come, then the routes change,
/// then the old clusters go.
public record Transition(Snapshot from, Snapshot to) {

    /// What Envoy has now, and the clusters that it will need; nothing when it has them all.
    public Optional<Snapshot> prepare() {
        if (to.clustersBeyond(from).isEmpty()) return Optional.empty();
        return Optional.of(
                from.withClusters(union(from.clusters(), to.clusters()), unionOfSecrets(from.secrets(), to.secrets())));
    }

    /// What Envoy shall have, and the clusters that it needed before.
    public Snapshot change() {
        return to.withClusters(union(to.clusters(), from.clusters()), unionOfSecrets(to.secrets(), from.secrets()));
    }

    private static List<Cluster> union(List<Cluster> first, List<Cluster> second) {
        SortedMap<String, Cluster> all = new TreeMap<>();
        for (Cluster cluster : second) all.put(cluster.getName(), cluster);
        for (Cluster cluster : first) all.put(cluster.getName(), cluster);
        return List.copyOf(all.values());
    }

    private static List<Secret> unionOfSecrets(List<Secret> first, List<Secret> second) {
        SortedMap<String, Secret> all = new TreeMap<>();
        for (Secret secret : second) all.put(secret.getName(), secret);
        for (Secret secret : first) all.put(secret.getName(), secret);
        return List.copyOf(all.values());
    }
}
