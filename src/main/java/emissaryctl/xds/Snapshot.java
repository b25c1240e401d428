package emissaryctl.xds;

import com.google.protobuf.InvalidProtocolBufferException;
import emissaryctl.envoy.EnvoyConfig;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap.StaticResources;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.SocketAddress.Protocol;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A whole configuration in the form that files are made from: everything that may get a file of its own has a name
/// already, and nothing is in it that changes without a reason. It is a static configuration that Envoy takes as it is,
/// which is how it can be validated: of files that it follows, Envoy looks at none beforehand.
public record Snapshot(Bootstrap bootstrap) {

    /// The snapshot that `bytes` were made from.
    ///
    /// @throws IllegalArgumentException when they were made from none
    public static Snapshot parse(byte[] bytes) {
        try {
            return new Snapshot(Bootstrap.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not a snapshot", e);
        }
    }

    public byte[] bytes() {
        return bootstrap.toByteArray();
    }

    public List<Listener> listeners() {
        return bootstrap.getStaticResources().getListenersList();
    }

    public List<Cluster> clusters() {
        return bootstrap.getStaticResources().getClustersList();
    }

    public List<Secret> secrets() {
        return bootstrap.getStaticResources().getSecretsList();
    }

    /// What Envoy reads once, when it starts: everything but listeners, clusters and secrets.
    Bootstrap frame() {
        return bootstrap.toBuilder().clearStaticResources().build();
    }

    /// Whether an Envoy that runs on `other` has to be started again to take all of this.
    public boolean needsRestartAfter(Snapshot other) {
        return !frame().equals(other.frame());
    }

    /// The same as one static configuration.
    public EnvoyConfig flattened() {
        return new EnvoyConfig(bootstrap, new TreeSet<>(), !secrets().isEmpty(), new TreeMap<>());
    }

    /// Tells configurations apart.
    public String fingerprint() {
        return Fingerprint.of(bytes());
    }

    /// The ports that listeners have, but for that for probes.
    public List<Integer> ports() {
        return serving()
                .filter(listener -> listener.getAddress().getSocketAddress().getProtocol() == Protocol.TCP)
                .map(listener -> listener.getAddress().getSocketAddress().getPortValue())
                .sorted()
                .distinct()
                .toList();
    }

    /// How many routes there are, those of all virtual hosts together.
    public int routes() {
        return listeners().stream()
                .flatMap(listener -> Managers.in(listener).stream())
                .flatMap(manager -> manager.getRouteConfig().getVirtualHostsList().stream())
                .mapToInt(VirtualHost::getRoutesCount)
                .sum();
    }

    /// How many listeners there are that users asked for: beside these there is one for probes.
    public int servingListeners() {
        return (int) serving().count();
    }

    private Stream<Listener> serving() {
        return listeners().stream().filter(listener -> !listener.getName().startsWith("ambassador-listener-ready-"));
    }

    /// The address of Envoy's admin interface, as `host:port`.
    public Optional<String> admin() {
        if (!bootstrap.hasAdmin()) return Optional.empty();
        var address = bootstrap.getAdmin().getAddress().getSocketAddress();
        return Optional.of(address.getAddress() + ":" + address.getPortValue());
    }

    /// The names of the clusters here that `other` lacks.
    public List<String> clustersBeyond(Snapshot other) {
        Set<String> known = other.clusters().stream().map(Cluster::getName).collect(Collectors.toSet());
        return clusters().stream()
                .map(Cluster::getName)
                .filter(name -> !known.contains(name))
                .toList();
    }

    /// The same without the clusters of these names.
    public Snapshot without(Collection<String> names) {
        if (names.isEmpty()) return this;
        Set<String> gone = Set.copyOf(names);
        List<Cluster> left = clusters().stream()
                .filter(cluster -> !gone.contains(cluster.getName()))
                .toList();
        Set<String> used = Stream.concat(
                        listeners().stream().flatMap(TlsContexts::in),
                        left.stream().flatMap(TlsContexts::in))
                .flatMap(context -> context.getTlsCertificateSdsSecretConfigsList().stream())
                .map(SdsSecretConfig::getName)
                .collect(Collectors.toSet());
        return withClusters(
                left,
                secrets().stream()
                        .filter(secret -> secret.hasGenericSecret() || used.contains(secret.getName()))
                        .toList());
    }

    Snapshot withClusters(Collection<Cluster> clusters, Collection<Secret> secrets) {
        StaticResources resources = bootstrap.getStaticResources().toBuilder()
                .clearClusters()
                .addAllClusters(clusters)
                .clearSecrets()
                .addAllSecrets(secrets)
                .build();
        return new Snapshot(bootstrap.toBuilder().setStaticResources(resources).build());
    }

    @Override
    public String toString() {
        return listeners().stream().map(Listener::getName).collect(Collectors.joining(", ", "Snapshot[", "]"));
    }
}
