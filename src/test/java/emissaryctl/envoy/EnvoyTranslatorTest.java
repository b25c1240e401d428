package emissaryctl.envoy;

import static emissaryctl.envoy.Gateways.ACCESS_LOG;
import static emissaryctl.envoy.Gateways.BOOTSTRAP;
import static emissaryctl.envoy.Gateways.HTTP;
import static emissaryctl.envoy.Gateways.cluster;
import static emissaryctl.envoy.Gateways.forward;
import static emissaryctl.envoy.Gateways.gateway;
import static emissaryctl.envoy.Gateways.http;
import static emissaryctl.envoy.Gateways.listener;
import static emissaryctl.envoy.Gateways.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import emissaryctl.gateway.AccessLogging;
import emissaryctl.gateway.AccessLogging.GrpcLog;
import emissaryctl.gateway.ChainContent.TcpTraffic;
import emissaryctl.gateway.ChainContent.WeightedTarget;
import emissaryctl.gateway.ExternalAuth;
import emissaryctl.gateway.ExternalAuth.GrpcAuth;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.FilterSettings.Grpc;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.RateLimiting;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.Mirror;
import emissaryctl.gateway.TracingSettings;
import emissaryctl.gateway.TracingSettings.OpenTelemetry;
import emissaryctl.output.ConfigWriter;
import emissaryctl.output.ConfigWriters;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
                .isThrownBy(() -> new EnvoyConfig(
                        Bootstrap.getDefaultInstance(), new TreeSet<>(List.of("gone")), false, new TreeMap<>()));
    }

    @Test
    void everythingThatRefersToAClusterIsSeen() {
        Forward plain = forward("forward");
        Forward mirrored = new Forward(
                plain.cluster(),
                plain.timeout(),
                plain.idleTimeout(),
                plain.path(),
                plain.host(),
                plain.hashKeys(),
                plain.retries(),
                List.of(new Mirror("mirror", 100)),
                plain.cors(),
                plain.descriptors(),
                plain.upgrades(),
                plain.priority());
        TcpTraffic tcp = new TcpTraffic("tcp", List.of(new WeightedTarget("tcp", 1)), Optional.empty());
        Gateway gateway = new Gateway(
                List.of(listener("l", http(route(mirrored))), listener("t", tcp)),
                List.of(),
                HTTP,
                filters("auth", "limits"),
                new AccessLogging(List.of(log("logs")), ACCESS_LOG.file()),
                Optional.of(new TracingSettings(
                        new OpenTelemetry("traces", "s"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())),
                BOOTSTRAP);

        assertThat(ClusterReferences.of(gateway))
                .containsExactly("auth", "forward", "limits", "logs", "mirror", "tcp", "traces");
    }

    private static FilterSettings filters(String auth, String limits) {
        return new FilterSettings(
                Grpc.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ExternalAuth(
                        new GrpcAuth(auth), Duration.ofSeconds(1), Optional.empty(), false, Optional.empty())),
                Optional.of(new RateLimiting("d", limits, Duration.ofSeconds(1), false, false)),
                Optional.empty(),
                false,
                List.of());
    }

    private static GrpcLog log(String cluster) {
        return new GrpcLog(cluster, true, List.of(), List.of(), List.of(), Duration.ofSeconds(1), 1);
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
