package emissaryctl.xds;

import emissaryctl.envoy.EnvoyConfig;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap.StaticResources;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsCertificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes a snapshot of a configuration.
///
/// Envoy replaces a listener or cluster in which anything has changed, and closes its connections by and by. So what
/// says only where a resource stands in the input is left out of both: it shifts with every line that is added above.
/// Routes keep it, as they are replaced without touching any connection.
public final class Snapshots {

    private static final String ORIGIN = "emissaryctl";
    private static final String PLACE = "source";

    private final Map<TlsCertificate, String> names = new HashMap<>();
    private final SortedMap<String, TlsCertificate> named = new TreeMap<>();

    private Snapshots(EnvoyConfig config) {
        config.keyPairs().forEach((secret, pair) -> {
            String name = names.computeIfAbsent(pair, _ -> Slug.of(secret));
            named.put(name, pair);
        });
    }

    public static Snapshot of(EnvoyConfig config) {
        return new Snapshots(config).snapshot(config);
    }

    private Snapshot snapshot(EnvoyConfig config) {
        StaticResources.Builder resources = StaticResources.newBuilder();
        for (Listener listener : config.listeners()) resources.addListeners(prepared(listener));
        for (Cluster cluster : config.clusters()) resources.addClusters(prepared(cluster));
        named.forEach((name, pair) ->
                resources.addSecrets(Secret.newBuilder().setName(name).setTlsCertificate(pair)));
        resources.addAllSecrets(config.bootstrap().getStaticResources().getSecretsList());
        return new Snapshot(
                config.bootstrap().toBuilder().setStaticResources(resources).build());
    }

    private Listener prepared(Listener listener) {
        Listener withRoutes = Managers.change(listener, (chain, manager) -> withNamedRoutes(listener, chain, manager));
        Listener.Builder prepared = TlsContexts.change(withRoutes, this::withNamedSecrets).toBuilder();
        if (listener.hasMetadata()) prepared.setMetadata(withoutPlace(listener.getMetadata()));
        return prepared.build();
    }

    private Cluster prepared(Cluster cluster) {
        Cluster.Builder prepared = TlsContexts.change(cluster, this::withNamedSecrets).toBuilder();
        if (cluster.hasMetadata()) prepared.clearMetadata();
        return prepared.build();
    }

    /// The name follows from the place, not from the content, so that Envoy finds new routes under the old name.
    private static HttpConnectionManager withNamedRoutes(
            Listener listener, FilterChain chain, HttpConnectionManager manager) {
        if (manager.getRouteConfig().getVirtualHostsCount() == 0) return manager;
        List<String> place = new ArrayList<>(List.of(listener.getName(), chain.getName()));
        place.addAll(chain.getFilterChainMatch().getServerNamesList());
        return manager.toBuilder()
                .setRouteConfig(manager.getRouteConfig().toBuilder().setName(Slug.of(String.join("/", place))))
                .build();
    }

    private CommonTlsContext withNamedSecrets(CommonTlsContext context) {
        CommonTlsContext.Builder changed = context.toBuilder().clearTlsCertificates();
        for (TlsCertificate pair : context.getTlsCertificatesList()) {
            String name = names.get(pair);
            if (name == null) changed.addTlsCertificates(pair);
            else
                changed.addTlsCertificateSdsSecretConfigs(
                        SdsSecretConfig.newBuilder().setName(name));
        }
        return changed.build();
    }

    private static Metadata withoutPlace(Metadata metadata) {
        Metadata.Builder changed = metadata.toBuilder();
        var told = metadata.getFilterMetadataMap().get(ORIGIN);
        if (told != null) {
            changed.putFilterMetadata(
                    ORIGIN, told.toBuilder().removeFields(PLACE).build());
        }
        return changed.build();
    }
}
