package emissaryctl.envoy;

import static emissaryctl.envoy.Gateways.BOOTSTRAP;
import static emissaryctl.envoy.Gateways.buffers;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.BootstrapSettings;
import emissaryctl.gateway.BootstrapSettings.AdminInterface;
import emissaryctl.gateway.BootstrapSettings.ReadyListener;
import emissaryctl.gateway.BootstrapSettings.RuntimeFlag;
import emissaryctl.gateway.BootstrapSettings.RuntimeNumber;
import emissaryctl.gateway.BootstrapSettings.StatsSink;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.HttpSettings.ConnectionLife;
import emissaryctl.gateway.ListenAddress;
import emissaryctl.gateway.ListenAddress.Transport;
import emissaryctl.gateway.OverloadLimits;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap.StaticResources;
import java.time.Duration;
import java.util.ArrayList;
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
                Optional.of(new AdminInterface(8001, List.of())),
                BOOTSTRAP.ready(),
                new TreeMap<>(Map.of("b", new RuntimeNumber(200), "a.b", new RuntimeFlag(false))),
                Optional.of(new StatsSink(
                        "10.0.0.1", 8125, false, Optional.empty(), Duration.ofSeconds(2), Optional.empty())),
                OverloadLimits.NONE);

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
                Optional.of(new StatsSink(
                        "::1", 8125, true, Optional.of("edge"), Duration.ofSeconds(1), Optional.of("pod-1"))),
                OverloadLimits.NONE);

        assertThat(translate(settings).get("stats_sinks").get(0)).isEqualTo(Json.parse("""
                {
                  "name": "envoy.stat_sinks.dog_statsd",
                  "typed_config": {
                    "@type": "type.googleapis.com/envoy.config.metrics.v3.DogStatsdSink",
                    "address": {"socket_address": {"protocol": "UDP", "address": "::1", "port_value": 8125}},
                    "prefix": "edge"
                  }
                }"""));
        assertThat(translate(settings).get("stats_config")).isEqualTo(Json.parse("""
                {"stats_tags": [{"tag_name": "dd.internal.entity_id", "fixed_value": "pod-1"}]}"""));
    }

    @Test
    void onlySomeAdminPathsAreServedWithAnyQuery() {
        AdminInterface admin = new AdminInterface(8001, List.of("/ready"));

        assertThat(translate(with(Optional.of(admin), OverloadLimits.NONE)).at("/admin/allow_paths"))
                .isEqualTo(Json.parse("""
                [{"exact": "/ready"}, {"prefix": "/ready?"}]"""));
    }

    @Test
    void whoWatchesIsNotCountedAmongTheClients() {
        Gateway plain = Gateways.gateway();
        BootstrapSettings settings = with(
                Optional.of(new AdminInterface(8001, List.of())),
                new OverloadLimits(Optional.of(1L << 30), Optional.of(1000L)));
        Gateway gateway = new Gateway(
                plain.listeners(),
                plain.clusters(),
                plain.http(),
                plain.filters(),
                plain.accessLog(),
                plain.tracing(),
                settings);

        JsonNode ready = Json.of(ReadyListenerTranslator.translate(gateway));

        assertThat(ready.get("ignore_global_conn_limit").asBoolean()).isTrue();
        assertThat(ready.get("bypass_overload_manager").asBoolean()).isTrue();
        assertThat(translate(settings).at("/admin/ignore_global_conn_limit").asBoolean())
                .isTrue();
    }

    private static BootstrapSettings with(Optional<AdminInterface> admin, OverloadLimits overload) {
        return new BootstrapSettings("c", "i", admin, BOOTSTRAP.ready(), new TreeMap<>(), Optional.empty(), overload);
    }

    @Test
    void asMemoryRunsOutMoreAndMoreIsGivenUp() {
        JsonNode overload =
                Json.of(OverloadTranslator.translate(new OverloadLimits(Optional.of(1L << 30), Optional.empty()))
                        .orElseThrow());

        assertThat(overload.at("/resource_monitors/0/typed_config/max_heap_size_bytes")
                        .asString())
                .isEqualTo("1073741824");
        assertThat(overload.at("/buffer_factory_config/minimum_account_to_track_power_of_two")
                        .asInt())
                .isEqualTo(20);
        assertThat(begins(overload.get("actions")))
                .isSorted()
                .hasSize(6)
                .startsWith(0.85)
                .endsWith(0.98);
        assertThat(begins(overload.get("loadshed_points"))).isSorted().containsExactly(0.95, 0.95, 0.98);
    }

    /// The share of memory from which on each is done.
    private static List<Double> begins(JsonNode list) {
        List<Double> shares = new ArrayList<>();
        for (JsonNode each : list) {
            JsonNode trigger = each.at("/triggers/0");
            assertThat(trigger.get("name").asString()).isEqualTo("envoy.resource_monitors.fixed_heap");
            shares.add((trigger.has("threshold")
                            ? trigger.at("/threshold/value")
                            : trigger.at("/scaled/scaling_threshold"))
                    .asDouble());
        }
        return shares;
    }

    @Test
    void connectionsAreLimitedWithoutLimitingMemory() {
        assertThat(Json.of(OverloadTranslator.translate(new OverloadLimits(Optional.empty(), Optional.of(7L)))
                        .orElseThrow()))
                .isEqualTo(Json.parse("""
                {
                  "refresh_interval": "0.250s",
                  "resource_monitors": [{
                    "name": "envoy.resource_monitors.global_downstream_max_connections",
                    "typed_config": {
                      "@type": "type.googleapis.com/envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig",
                      "max_active_downstream_connections": "7"
                    }
                  }]
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
                        buffers(4096))),
                plain.clusters(),
                new HttpSettings(
                        http.useRemoteAddress(),
                        http.serverName(),
                        Optional.of(96),
                        new ConnectionLife(Optional.of(Duration.ofSeconds(30)), Optional.empty(), Optional.empty()),
                        http.requests(),
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
                        Optional.empty(),
                        OverloadLimits.NONE));

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
