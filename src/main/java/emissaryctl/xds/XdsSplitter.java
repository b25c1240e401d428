package emissaryctl.xds;

import com.google.protobuf.Message;
import emissaryctl.envoy.message.TypedConfigs;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap.DynamicResources;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.DiscoveryType;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.EdsClusterConfig;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.Rds;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsCertificate;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Takes a snapshot apart into files: clusters, listeners, and what those refer to, one resource a file, as Envoy
/// demands.
///
/// Envoy opens an inotify instance for every file that it follows, and aborts when the system has no more of them
/// (`fs.inotify.max_user_instances`, 128 on most machines). So no more than `maxWatches` files are made to be followed.
/// Routes come first, because routes within a listener reach only new connections; then endpoints, then certificates.
/// What is left over stays where it is in a static configuration.
public final class XdsSplitter {

    private static final String CLUSTERS = "cds.json";
    private static final String LISTENERS = "lds.json";

    private final Snapshot snapshot;
    private final String version;
    private final XdsPlaces places;
    private final WatchBudget budget;

    private final Map<String, TlsCertificate> certificates = new HashMap<>();
    private final Map<String, Secret> generic = new HashMap<>();
    private final SequencedMap<String, XdsFile> files = new LinkedHashMap<>();
    private final SequencedMap<String, Subscription> subscriptions = new LinkedHashMap<>();

    private XdsSplitter(Snapshot snapshot, String version, XdsPlaces places, int maxWatches) {
        this.snapshot = snapshot;
        this.version = version;
        this.places = places;
        this.budget = WatchBudget.of(snapshot, maxWatches);
        for (Secret secret : snapshot.secrets()) {
            if (secret.hasTlsCertificate()) certificates.put(secret.getName(), secret.getTlsCertificate());
            else generic.put(secret.getName(), secret);
        }
    }

    /// The files of a snapshot, all of which say that they are of this `version`.
    public static XdsLayout split(Snapshot snapshot, String version, XdsPlaces places, int maxWatches) {
        return new XdsSplitter(snapshot, version, places, maxWatches).split();
    }

    private XdsLayout split() {
        files.put(XdsLayout.BOOTSTRAP, new XdsFile(XdsLayout.BOOTSTRAP, bootstrap(), false));
        follow(CLUSTERS, "cluster_manager.cds");
        follow(LISTENERS, "listener_manager.lds");
        List<Cluster> clusters = snapshot.clusters().stream().map(this::split).toList();
        List<Listener> listeners =
                snapshot.listeners().stream().map(this::split).toList();
        add(CLUSTERS, clusters, clusters.stream().flatMap(TlsContexts::in).anyMatch(TlsContexts::holdsKey));
        boolean secret = listeners.stream().anyMatch(FilterSecrets::in)
                || listeners.stream().flatMap(TlsContexts::in).anyMatch(TlsContexts::holdsKey);
        add(LISTENERS, listeners, secret);
        return new XdsLayout(List.copyOf(files.values()), List.copyOf(subscriptions.values()), budget.inlined());
    }

    private Bootstrap bootstrap() {
        return snapshot.frame().toBuilder()
                .setDynamicResources(DynamicResources.newBuilder()
                        .setCdsConfig(places.source(CLUSTERS))
                        .setLdsConfig(places.source(LISTENERS)))
                .build();
    }

    private Listener split(Listener listener) {
        Listener withoutRoutes = Managers.change(listener, (_, manager) -> split(manager));
        return TlsContexts.change(withoutRoutes, this::split);
    }

    private HttpConnectionManager split(HttpConnectionManager whole) {
        HttpConnectionManager manager = FilterSecrets.change(whole, this::follow);
        RouteConfiguration routes = manager.getRouteConfig();
        if (!budget.routes().contains(routes.getName())) return manager;
        String file = "rds-" + routes.getName() + ".json";
        add(file, List.of(routes), false);
        follow(file, "http." + manager.getStatPrefix() + ".rds." + routes.getName());
        return manager.toBuilder()
                .setRds(Rds.newBuilder().setRouteConfigName(routes.getName()).setConfigSource(places.source(file)))
                .build();
    }

    private Cluster split(Cluster cluster) {
        Cluster withoutSecrets = TlsContexts.change(cluster, this::split);
        if (!budget.clusters().contains(cluster.getName())) return withoutSecrets;
        String service = cluster.getLoadAssignment().getClusterName();
        String file = "eds-" + Slug.of(service) + ".json";
        add(file, List.of(cluster.getLoadAssignment()), false);
        String statistic = cluster.getAltStatName().isEmpty() ? cluster.getName() : cluster.getAltStatName();
        follow(file, "cluster." + statistic);
        return withoutSecrets.toBuilder()
                .clearLoadAssignment()
                .setType(DiscoveryType.EDS)
                .setEdsClusterConfig(
                        EdsClusterConfig.newBuilder().setServiceName(service).setEdsConfig(places.source(file)))
                .build();
    }

    private CommonTlsContext split(CommonTlsContext context) {
        CommonTlsContext.Builder changed = context.toBuilder().clearTlsCertificateSdsSecretConfigs();
        for (SdsSecretConfig reference : context.getTlsCertificateSdsSecretConfigsList()) {
            String name = reference.getName();
            TlsCertificate certificate = certificates.getOrDefault(name, TlsCertificate.getDefaultInstance());
            if (budget.secrets().contains(name)) {
                changed.addTlsCertificateSdsSecretConfigs(follow(name, certificate));
            } else {
                changed.addTlsCertificates(certificate);
            }
        }
        return changed.build();
    }

    private SdsSecretConfig follow(String name, TlsCertificate certificate) {
        Secret secret =
                Secret.newBuilder().setName(name).setTlsCertificate(certificate).build();
        return follow("sds-" + name + ".json", secret);
    }

    /// What a filter refers to, now by the name of a file.
    private SdsSecretConfig follow(SdsSecretConfig reference) {
        Secret secret = generic.getOrDefault(reference.getName(), Secret.getDefaultInstance());
        return follow("sds-" + Slug.of(reference.getName()) + ".json", secret);
    }

    private SdsSecretConfig follow(String file, Secret secret) {
        add(file, List.of(secret), true);
        follow(file, "sds." + secret.getName());
        return SdsSecretConfig.newBuilder()
                .setName(secret.getName())
                .setSdsConfig(places.source(file))
                .build();
    }

    private void add(String name, List<? extends Message> resources, boolean secret) {
        DiscoveryResponse.Builder response = DiscoveryResponse.newBuilder().setVersionInfo(version);
        for (Message resource : resources) response.addResources(TypedConfigs.pack(resource));
        files.put(name, new XdsFile(name, response.build(), secret));
    }

    private void follow(String file, String statistic) {
        subscriptions.put(statistic, new Subscription(file, statistic));
    }
}
