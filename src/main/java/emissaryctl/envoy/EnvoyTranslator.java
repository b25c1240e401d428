package emissaryctl.envoy;

import emissaryctl.gateway.Gateway;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap.StaticResources;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import java.util.Comparator;
import java.util.List;

/// Says a whole gateway in Envoy's words.
public final class EnvoyTranslator {

    public static EnvoyConfig translate(Gateway gateway, TranslateOptions options) {
        OriginMetadata origins = new OriginMetadata(options.origin());
        StaticResources resources = StaticResources.newBuilder()
                .addAllListeners(listeners(gateway, origins))
                .addListeners(ReadyListenerTranslator.translate(gateway))
                .addAllClusters(clusters(gateway, origins))
                .addAllSecrets(PolicySecrets.in(gateway))
                .build();
        Bootstrap bootstrap = BootstrapTranslator.translate(gateway.bootstrap(), resources);
        return new EnvoyConfig(
                bootstrap, ClusterReferences.of(gateway), SecretTexts.in(gateway), SecretTexts.keyPairs(gateway));
    }

    private static List<Listener> listeners(Gateway gateway, OriginMetadata origins) {
        ListenerTranslator translator = new ListenerTranslator(gateway, origins);
        return gateway.listeners().stream().map(translator::translate).toList();
    }

    private static List<Cluster> clusters(Gateway gateway, OriginMetadata origins) {
        ClusterTranslator translator = new ClusterTranslator(origins);
        return gateway.clusters().stream()
                .sorted(Comparator.comparing(Gateway.Cluster::name))
                .map(translator::translate)
                .toList();
    }

    private EnvoyTranslator() {}
}
