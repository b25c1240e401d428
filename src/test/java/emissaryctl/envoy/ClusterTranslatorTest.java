package emissaryctl.envoy;

import static emissaryctl.envoy.Gateways.HTTP1;
import static emissaryctl.envoy.Gateways.ORIGIN;
import static emissaryctl.envoy.Gateways.cluster;
import static emissaryctl.envoy.Gateways.dns;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.ConnectionLimits;
import emissaryctl.gateway.Discovery;
import emissaryctl.gateway.Discovery.Dns;
import emissaryctl.gateway.Discovery.Endpoint;
import emissaryctl.gateway.Discovery.Family;
import emissaryctl.gateway.Discovery.Fixed;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.Balancing;
import emissaryctl.gateway.HeaderAddition;
import emissaryctl.gateway.HeaderEdits;
import emissaryctl.gateway.HealthProbe;
import emissaryctl.gateway.HealthProbe.GrpcQuestion;
import emissaryctl.gateway.HealthProbe.HttpQuestion;
import emissaryctl.gateway.HealthProbe.Question;
import emissaryctl.gateway.HealthProbe.StatusSpan;
import emissaryctl.gateway.KeepaliveProbes;
import emissaryctl.gateway.PeerName.AddressName;
import emissaryctl.gateway.PeerName.ServerName;
import emissaryctl.gateway.Pem.PemFile;
import emissaryctl.gateway.RouteDecision.Priority;
import emissaryctl.gateway.TlsOrigination;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.UpstreamLimits;
import emissaryctl.gateway.UpstreamProtocol;
import emissaryctl.gateway.UpstreamProtocol.HeaderCase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ClusterTranslatorTest {

    private final ClusterTranslator translator = new ClusterTranslator(new OriginMetadata(false));

    @Test
    void aPlainClusterSaysWhereItIsAndNoMore() {
        assertThat(Json.of(translator.translate(cluster("a")))).isEqualTo(Json.parse("""
                {
                  "name": "a",
                  "alt_stat_name": "stat_a",
                  "type": "STRICT_DNS",
                  "connect_timeout": "3s",
                  "dns_lookup_family": "V4_ONLY",
                  "load_assignment": {
                    "cluster_name": "a",
                    "endpoints": [{"lb_endpoints": [
                      {"endpoint": {"address": {"socket_address": {"address": "a", "port_value": 80}}}}
                    ]}]
                  }
                }"""));
    }

    static Stream<Arguments> discoveries() {
        List<Endpoint> none = List.of();
        return Stream.of(
                Arguments.of(new Dns(none, true, Family.V6_ONLY, false), """
                        {
                          "type": "LOGICAL_DNS", "dns_lookup_family": "V6_ONLY",
                          "load_assignment": {"cluster_name": "a"}
                        }"""),
                Arguments.of(new Dns(none, false, Family.AUTO, false), """
                        {"type": "STRICT_DNS", "load_assignment": {"cluster_name": "a"}}"""),
                Arguments.of(new Dns(none, true, Family.V4_ONLY, true), """
                        {
                          "cluster_type": {
                            "name": "envoy.clusters.dns",
                            "typed_config": {
                              "@type": "type.googleapis.com/envoy.extensions.clusters.dns.v3.DnsCluster",
                              "respect_dns_ttl": true,
                              "dns_lookup_family": "V4_ONLY",
                              "all_addresses_in_single_endpoint": true
                            }
                          },
                          "load_assignment": {"cluster_name": "a"}
                        }"""),
                Arguments.of(new Fixed(List.of(new Endpoint("10.0.0.1", 80), new Endpoint("::1", 81)), "k8s/x"), """
                        {
                          "type": "STATIC",
                          "load_assignment": {
                            "cluster_name": "k8s/x",
                            "endpoints": [{"lb_endpoints": [
                              {"endpoint": {"address": {"socket_address": {"address": "10.0.0.1", "port_value": 80}}}},
                              {"endpoint": {"address": {"socket_address": {"address": "::1", "port_value": 81}}}}
                            ]}]
                          }
                        }"""));
    }

    @ParameterizedTest
    @MethodSource("discoveries")
    void endpointsAreFoundByDnsOrKnown(Discovery discovery, String expected) {
        assertThat(Json.of(DiscoveryTranslator.translate("a", discovery))).isEqualTo(Json.parse(expected));
    }

    static Stream<Arguments> protocols() {
        return Stream.of(
                Arguments.of(new UpstreamProtocol(true, Optional.empty(), Optional.empty(), HeaderCase.LOWER), """
                        {
                          "@type": "type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
                          "explicit_http_config": {"http2_protocol_options": {}}
                        }"""),
                Arguments.of(
                        new UpstreamProtocol(
                                false,
                                Optional.of(Duration.ofSeconds(30)),
                                Optional.of(Duration.ofHours(1)),
                                HeaderCase.PROPER),
                        """
                        {
                          "@type": "type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
                          "common_http_protocol_options": {"idle_timeout": "30s", "max_connection_duration": "3600s"},
                          "explicit_http_config": {
                            "http_protocol_options": {"header_key_format": {"proper_case_words": {}}}
                          }
                        }"""),
                Arguments.of(
                        new UpstreamProtocol(false, Optional.empty(), Optional.empty(), HeaderCase.PRESERVED), """
                        {
                          "@type": "type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
                          "explicit_http_config": {"http_protocol_options": {"header_key_format": {
                            "stateful_formatter": {
                              "name": "envoy.http.stateful_header_formatters.preserve_case",
                              "typed_config": {
                                "@type": "type.googleapis.com/envoy.extensions.http.header_formatters.preserve_case.v3.PreserveCaseFormatterConfig"
                              }
                            }
                          }}}
                        }"""));
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void whatIsUnusualInTheProtocolStandsInItsExtension(UpstreamProtocol protocol, String expected) {
        var json = Json.of(translator.translate(cluster("a", dns("a"), protocol)));

        assertThat(json.get("typed_extension_protocol_options")
                        .get("envoy.extensions.upstreams.http.v3.HttpProtocolOptions"))
                .isEqualTo(Json.parse(expected));
    }

    @Test
    void limitsKeepaliveAndTlsAreWritten() {
        Gateway.Cluster cluster = new Gateway.Cluster(
                "a",
                ORIGIN,
                "a",
                new Fixed(List.of(), "a"),
                Duration.ofMillis(250),
                Balancing.MAGLEV,
                HTTP1,
                UpstreamLimits.of(List.of(
                        new ConnectionLimits(
                                Priority.DEFAULT, Optional.of(1), Optional.of(2), Optional.of(3), Optional.of(0)),
                        new ConnectionLimits(
                                Priority.HIGH,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))),
                Optional.of(new TlsOrigination(TlsPeer.NONE, Optional.of("sni"))),
                Optional.of(new KeepaliveProbes(Optional.of(30), Optional.empty(), Optional.of(9))),
                List.of());

        assertThat(Json.of(translator.translate(cluster))).isEqualTo(Json.parse("""
                {
                  "name": "a",
                  "alt_stat_name": "a",
                  "type": "STATIC",
                  "connect_timeout": "0.250s",
                  "lb_policy": "MAGLEV",
                  "load_assignment": {"cluster_name": "a"},
                  "circuit_breakers": {"thresholds": [
                    {"max_connections": 1, "max_pending_requests": 2, "max_requests": 3, "max_retries": 0},
                    {"priority": "HIGH"}
                  ]},
                  "upstream_connection_options": {"tcp_keepalive": {"keepalive_probes": 9, "keepalive_time": 30}},
                  "transport_socket": {
                    "name": "envoy.transport_sockets.tls",
                    "typed_config": {
                      "@type": "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext",
                      "common_tls_context": {},
                      "sni": "sni"
                    }
                  }
                }"""));
    }

    @Test
    void whatIsLeftOfLimitsIsCountedForBothPriorities() {
        ConnectionLimits high = new ConnectionLimits(
                Priority.HIGH, Optional.of(7), Optional.empty(), Optional.empty(), Optional.empty());
        UpstreamLimits limits = new UpstreamLimits(Optional.of(List.of(high)), true, Optional.of(32768));

        JsonNode json = Json.of(translator.translate(with(limits, Optional.empty())));

        assertThat(json.get("circuit_breakers")).isEqualTo(Json.parse("""
                {"thresholds": [
                  {"track_remaining": true},
                  {"priority": "HIGH", "max_connections": 7, "track_remaining": true}
                ]}"""));
        assertThat(json.get("per_connection_buffer_limit_bytes").asInt()).isEqualTo(32768);
    }

    @Test
    void limitsThatAreNotThereAreCountedAllTheSame() {
        UpstreamLimits limits = new UpstreamLimits(Optional.empty(), true, Optional.empty());

        assertThat(Json.of(translator.translate(with(limits, Optional.empty()))).get("circuit_breakers"))
                .isEqualTo(Json.parse("""
                {"thresholds": [{"track_remaining": true}]}"""));
        assertThat(Json.of(translator.translate(with(UpstreamLimits.NONE, Optional.empty())))
                        .has("circuit_breakers"))
                .isFalse();
    }

    @Test
    void certificatesAreForTheNameOrTheAddress() {
        TlsPeer peer = new TlsPeer(Optional.empty(), Optional.of(new PemFile("/etc/ca.pem")));
        TlsOrigination named = new TlsOrigination(peer, Optional.of("a.example.com"), new ServerName());
        TlsOrigination numbered = new TlsOrigination(peer, Optional.empty(), new AddressName("10.0.0.1"));

        assertThat(tls(named)).isEqualTo(Json.parse("""
                {
                  "@type": "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext",
                  "common_tls_context": {"validation_context": {"trusted_ca": {"filename": "/etc/ca.pem"}}},
                  "sni": "a.example.com",
                  "auto_sni_san_validation": true
                }"""));
        assertThat(tls(numbered)).isEqualTo(Json.parse("""
                {
                  "@type": "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext",
                  "common_tls_context": {"validation_context": {
                    "trusted_ca": {"filename": "/etc/ca.pem"},
                    "match_typed_subject_alt_names": [{"san_type": "IP_ADDRESS", "matcher": {"exact": "10.0.0.1"}}]
                  }}
                }"""));
    }

    private JsonNode tls(TlsOrigination tls) {
        return Json.of(translator.translate(with(UpstreamLimits.NONE, Optional.of(tls))))
                .at("/transport_socket/typed_config");
    }

    private static Gateway.Cluster with(UpstreamLimits limits, Optional<TlsOrigination> tls) {
        return new Gateway.Cluster(
                "a",
                ORIGIN,
                "a",
                new Fixed(List.of(), "a"),
                Duration.ofSeconds(3),
                Balancing.ROUND_ROBIN,
                HTTP1,
                limits,
                tls,
                Optional.empty(),
                List.of());
    }

    @Test
    void aSingleHealthCheckNeedsNoName() {
        HeaderEdits headers = new HeaderEdits(
                List.of(new HeaderAddition("x-check", "1", false)), List.of(), List.of("x-gone"), List.of());
        HealthProbe probe =
                probe("p", new HttpQuestion("/healthz", Optional.of("h"), headers, List.of(new StatusSpan(200, 300))));

        assertThat(Json.of(HealthCheckTranslator.translate(List.of(probe)).getFirst()))
                .isEqualTo(Json.parse("""
                {
                  "timeout": "3s",
                  "interval": "5s",
                  "unhealthy_threshold": 2,
                  "healthy_threshold": 1,
                  "http_health_check": {
                    "host": "h",
                    "path": "/healthz",
                    "request_headers_to_add": [
                      {"header": {"key": "x-check", "value": "1"}, "append_action": "OVERWRITE_IF_EXISTS_OR_ADD"}
                    ],
                    "request_headers_to_remove": ["x-gone"],
                    "expected_statuses": [{"start": "200", "end": "300"}]
                  }
                }"""));
    }

    @Test
    void severalHealthChecksAreNamed() {
        var checks = HealthCheckTranslator.translate(List.of(
                probe("p", new GrpcQuestion("svc", Optional.of("auth"))),
                probe("q", new GrpcQuestion("svc", Optional.empty()))));

        assertThat(Json.of(checks.getFirst())).isEqualTo(Json.parse("""
                {
                  "name": "p",
                  "timeout": "3s",
                  "interval": "5s",
                  "unhealthy_threshold": 2,
                  "healthy_threshold": 1,
                  "grpc_health_check": {"service_name": "svc", "authority": "auth"}
                }"""));
        assertThat(Json.of(checks.getLast()).get("name").asString()).isEqualTo("q");
    }

    private static HealthProbe probe(String name, Question question) {
        return new HealthProbe(name, question, Duration.ofSeconds(3), Duration.ofSeconds(5), 1, 2);
    }
}
