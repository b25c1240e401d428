package emissaryctl.envoy;

import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsCertificate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A whole configuration of Envoy. `usedClusters` are the names that anything in it refers to; `holdsSecrets` says
/// that a private key stands in it as text; `keyPairs` are the certificates in it that come from Secrets, by
/// `namespace/name`.
public record EnvoyConfig(
        Bootstrap bootstrap,
        SortedSet<String> usedClusters,
        boolean holdsSecrets,
        SortedMap<String, TlsCertificate> keyPairs) {

    public EnvoyConfig {
        usedClusters = Collections.unmodifiableSortedSet(new TreeSet<>(usedClusters));
        keyPairs = Collections.unmodifiableSortedMap(new TreeMap<>(keyPairs));
        SortedSet<String> dangling = new TreeSet<>(usedClusters);
        for (Cluster cluster : bootstrap.getStaticResources().getClustersList()) dangling.remove(cluster.getName());
        if (!dangling.isEmpty()) throw new IllegalArgumentException("clusters that do not exist: " + dangling);
    }

    public List<Listener> listeners() {
        return bootstrap.getStaticResources().getListenersList();
    }

    public List<Cluster> clusters() {
        return bootstrap.getStaticResources().getClustersList();
    }
}
