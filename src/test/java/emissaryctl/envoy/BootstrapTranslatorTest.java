package emissaryctl.envoy;

import static emissaryctl.envoy.Gateways.BOOTSTRAP;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.BootstrapSettings;
import emissaryctl.gateway.BootstrapSettings.ReadyListener;
import emissaryctl.gateway.BootstrapSettings.RuntimeFlag;
import emissaryctl.gateway.BootstrapSettings.RuntimeNumber;
import emissaryctl.gateway.BootstrapSettings.StatsSink;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.ListenAddress;
import emissaryctl.gateway.ListenAddress.Transport;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap.StaticResources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BootstrapTranslatorTest {

    @Test
    void whatIsNotWantedIsAbsent() {
        assertThat(translate(BOOTSTRAP)).isEqualTo(Json.parse("""
                {"node": {"id": "test-id", "cluster": "ambassador-default"}, "static_resources": {}}"""));
    }

    @Test
    void adminRuntimeAndStatisticsAreWritten() {
        BootstrapSettings settings = new BootstrapSettings(
                "c",
                "i",
                Optional.of(8001),
                BOOTSTRAP.ready(),
                new TreeMap<>(Map.of("b", new RuntimeNumber(200), "a.b", new RuntimeFlag(false))),
                Optional.of(new StatsSink("10.0.0.1", 8125, false, Optional.empty(), Duration.ofSeconds(2))));

        assertThat(translate(settings)).isEqualTo(Json.parse("""
                {
                  "node": {"id": "i", "cluster": "c"},
                  "static_resources": {},
                  "stats_sinks": [{
                    "name": "envoy.stat_sinks.statsd",
                    "typed_config": {
                      "@type": "type.googleapis.com/envoy.config.metrics.v3.StatsdSink",
                      "address": {
                        "socket_address": {"protocol": "UDP", "address": "10.0.0.1", "port_value": 8125}
                      }
                    }
                  }],
                  "stats_flush_interval": "2s",
                  "admin": {"address": {"socket_address": {"address": "127.0.0.1", "port_value": 8001}}},
                  "layered_runtime": {
                    "layers": [{"name": "static_layer", "static_layer": {"a.b": false, "b": 200}}]
                  }
                }"""));
    }

    @Test
    void dogstatsdIsASinkOfItsOwn() {
        BootstrapSettings settings = new BootstrapSettings(
                "c",
                "i",
                Optional.empty(),
                BOOTSTRAP.ready(),
                new TreeMap<>(),
                Optional.of(new StatsSink("::1", 8125, true, Optional.of("edge"), Duration.ofSeconds(1))));

        assertThat(translate(settings).get("stats_sinks").get(0)).isEqualTo(Json.parse("""
                {
                  "name": "envoy.stat_sinks.dog_statsd",
                  "typed_config": {
                    "@type": "type.googleapis.com/envoy.config.metrics.v3.DogStatsdSink",
                    "address": {"socket_address": {"protocol": "UDP", "address": "::1", "port_value": 8125}},
                    "prefix": "edge"
                  }
                }"""));
    }

    @Test
    void theReadyListenerAnswersByItself() {
        assertThat(Json.of(ReadyListenerTranslator.translate(Gateways.gateway())))
                .isEqualTo(Json.parse("""
                {
                  "name": "ambassador-listener-ready-127.0.0.1-8006",
                  "address": {"socket_address": {"address": "127.0.0.1", "port_value": 8006}},
                  "filter_chains": [{"filters": [{
                    "name": "envoy.filters.network.http_connection_manager",
                    "typed_config": {
                      "@type": "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
                      "stat_prefix": "ready_http",
                      "route_config": {"name": "local_route"},
                      "http_filters": [
                        {
                          "name": "envoy.filters.http.health_check",
                          "typed_config": {
                            "@type": "type.googleapis.com/envoy.extensions.filters.http.health_check.v3.HealthCheck",
                            "pass_through_mode": false,
                            "headers": [{"name": ":path", "string_match": {"exact": "/ready"}}]
                          }
                        },
                        {
                          "name": "envoy.filters.http.router",
                          "typed_config": {
                            "@type": "type.googleapis.com/envoy.extensions.filters.http.router.v3.Router"
                          }
                        }
                      ]
                    }
                  }]}]
                }"""));
    }

    @Test
    void theReadyListenerHasTheLimitsOfTheOthers() {
        Gateway plain = Gateways.gateway();
        HttpSettings http = plain.http();
        Gateway gateway = new Gateway(
                List.of(new Gateway.Listener(
                        "l",
                        Gateways.ORIGIN,
                        new ListenAddress("0.0.0.0", 80, Transport.TCP),
                        List.of(),
                        List.of(),
                        Optional.of(4096))),
                plain.clusters(),
                new HttpSettings(
                        http.useRemoteAddress(),
                        http.serverName(),
                        Optional.of(96),
                        Optional.of(Duration.ofSeconds(30)),
                        http.headersWithUnderscores(),
                        http.paths(),
                        http.http1(),
                        http.preserveExternalRequestId(),
                        http.clientCertificates()),
                plain.filters(),
                plain.accessLog(),
                plain.tracing(),
                new BootstrapSettings(
                        "c",
                        "i",
                        Optional.empty(),
                        new ReadyListener("::1", 8006, true),
                        new TreeMap<>(),
                        Optional.empty()));

        JsonNode listener = Json.of(ReadyListenerTranslator.translate(gateway));
        JsonNode manager = listener.at("/filter_chains/0/filters/0/typed_config");

        assertThat(listener.get("per_connection_buffer_limit_bytes").asInt()).isEqualTo(4096);
        assertThat(manager.get("max_request_headers_kb").asInt()).isEqualTo(96);
        assertThat(manager.at("/common_http_protocol_options/idle_timeout").asString())
                .isEqualTo("30s");
        assertThat(manager.at("/access_log/0/name").asString()).isEqualTo("envoy.access_loggers.file");
    }

    private static JsonNode translate(BootstrapSettings settings) {
        return Json.of(BootstrapTranslator.translate(settings, StaticResources.getDefaultInstance()));
    }
}
