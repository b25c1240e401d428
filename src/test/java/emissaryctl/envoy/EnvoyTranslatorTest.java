package emissaryctl.envoy;

import static emissaryctl.envoy.Gateways.cluster;
import static emissaryctl.envoy.Gateways.forward;
import static emissaryctl.envoy.Gateways.gateway;
import static emissaryctl.envoy.Gateways.http;
import static emissaryctl.envoy.Gateways.listener;
import static emissaryctl.envoy.Gateways.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import emissaryctl.gateway.Gateway;
import emissaryctl.output.ConfigWriter;
import emissaryctl.output.ConfigWriters;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EnvoyTranslatorTest {

    private static final TranslateOptions PLAIN = new TranslateOptions(false);

    @Test
    void listenersKeepTheirOrderBeforeTheReadyListenerAndClustersAreSorted() {
        Gateway gateway = gateway(
                List.of(listener("z", http(route(forward("b")))), listener("a", http())),
                List.of(cluster("c"), cluster("a"), cluster("b")));

        EnvoyConfig config = EnvoyTranslator.translate(gateway, PLAIN);

        assertThat(config.listeners())
                .extracting(Listener::getName)
                .containsExactly("z", "a", "ambassador-listener-ready-127.0.0.1-8006");
        assertThat(config.clusters()).extracting(Cluster::getName).containsExactly("a", "b", "c");
        assertThat(config.usedClusters()).containsExactly("b");
    }

    @Test
    void aReferenceToNoClusterIsABug() {
        Gateway gateway = gateway(List.of(listener("l", http(route(forward("gone"))))), List.of(cluster("a")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnvoyTranslator.translate(gateway, PLAIN))
                .withMessage("clusters that do not exist: [gone]");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new EnvoyConfig(Bootstrap.getDefaultInstance(), new TreeSet<>(List.of("gone")), false));
    }

    @Test
    void everythingThatRefersToAClusterIsSeen() {
        EnvoyConfig config = EnvoyTranslator.translate(EveryFeature.gateways().getFirst(), PLAIN);

        assertThat(config.usedClusters()).containsExactly("a", "b", "grpc");
    }

    @Test
    void originsStandOnListenersAndClustersIfWanted() {
        EnvoyConfig told = EnvoyTranslator.translate(gateway(), new TranslateOptions(true));
        EnvoyConfig untold = EnvoyTranslator.translate(gateway(), PLAIN);

        assertThat(Json.of(told.listeners().getFirst().getMetadata()))
                .isEqualTo(Json.of(told.clusters().getFirst().getMetadata()));
        assertThat(Json.of(told.clusters().getFirst().getMetadata())).isEqualTo(Json.parse("""
                {"filter_metadata": {"emissaryctl": {
                  "resource": "Mapping default/users", "source": "k8s/a.yaml:12:3"
                }}}"""));
        assertThat(untold.listeners()).extracting(Listener::getMetadata).containsOnly(Metadata.getDefaultInstance());
        assertThat(untold.clusters()).extracting(Cluster::getMetadata).containsOnly(Metadata.getDefaultInstance());
    }

    @Test
    void aPrivateKeyMakesTheConfigurationSecret() {
        assertThat(EnvoyTranslator.translate(EveryFeature.gateways().getFirst(), PLAIN)
                        .holdsSecrets())
                .isTrue();
        assertThat(EnvoyTranslator.translate(gateway(), PLAIN).holdsSecrets()).isFalse();
    }

    @Test
    void theSameGatewayGivesTheSameBytes() {
        TranslateOptions options = new TranslateOptions(true);
        for (Gateway gateway : EveryFeature.gateways()) {
            for (ConfigWriter writer : ConfigWriters.ALL) {
                assertThat(writer.write(EnvoyTranslator.translate(gateway, options)))
                        .isEqualTo(writer.write(EnvoyTranslator.translate(gateway, options)));
            }
        }
    }
}
