package emissaryctl.envoy;

import static emissaryctl.envoy.Gateways.ORIGIN;
import static emissaryctl.envoy.Gateways.buffers;
import static emissaryctl.envoy.Gateways.chain;
import static emissaryctl.envoy.Gateways.forward;
import static emissaryctl.envoy.Gateways.http;
import static emissaryctl.envoy.Gateways.route;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.ChainContent.TcpTraffic;
import emissaryctl.gateway.ChainContent.WeightedTarget;
import emissaryctl.gateway.ChainMatch;
import emissaryctl.gateway.ChainMatch.Security;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.ListenerFilter;
import emissaryctl.gateway.ListenAddress;
import emissaryctl.gateway.ListenAddress.Transport;
import emissaryctl.gateway.ListenerLimits;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsTermination;
import emissaryctl.gateway.TracingSettings;
import emissaryctl.gateway.TracingSettings.OpenTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ListenerTranslatorTest {

    private static final TcpTraffic TCP =
            new TcpTraffic("tcp", List.of(new WeightedTarget("a", 100)), Optional.empty());

    @Test
    void aTcpListenerHandsOn() {
        assertThat(translate(listener(chain(TCP)))).isEqualTo(Json.parse("""
                {
                  "name": "l",
                  "address": {"socket_address": {"address": "0.0.0.0", "port_value": 8080}},
                  "filter_chains": [{
                    "name": "chain",
                    "filters": [{
                      "name": "envoy.filters.network.tcp_proxy",
                      "typed_config": {
                        "@type": "type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy",
                        "stat_prefix": "tcp",
                        "cluster": "a"
                      }
                    }]
                  }]
                }"""));
    }

    @Test
    void severalTcpTargetsAreWeighted() {
        TcpTraffic tcp = new TcpTraffic(
                "tcp",
                List.of(new WeightedTarget("a", 30), new WeightedTarget("b", 70)),
                Optional.of(Duration.ofMinutes(1)));

        assertThat(Json.of(TcpProxyTranslator.translate(tcp))).isEqualTo(Json.parse("""
                {
                  "stat_prefix": "tcp",
                  "weighted_clusters": {"clusters": [{"name": "a", "weight": 30}, {"name": "b", "weight": 70}]},
                  "idle_timeout": "60s"
                }"""));
    }

    @Test
    void listenerFiltersKeepTheirOrderAndTheBufferItsLimit() {
        Gateway.Listener listener = new Gateway.Listener(
                "l",
                ORIGIN,
                new ListenAddress("::", 8443, Transport.TCP),
                List.of(ListenerFilter.PROXY_PROTOCOL, ListenerFilter.TLS_INSPECTOR),
                List.of(),
                buffers(1024));

        assertThat(translate(listener)).isEqualTo(Json.parse("""
                {
                  "name": "l",
                  "address": {"socket_address": {"address": "::", "port_value": 8443}},
                  "per_connection_buffer_limit_bytes": 1024,
                  "listener_filters": [
                    {
                      "name": "envoy.filters.listener.proxy_protocol",
                      "typed_config": {
                        "@type": "type.googleapis.com/envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol"
                      }
                    },
                    {
                      "name": "envoy.filters.listener.tls_inspector",
                      "typed_config": {
                        "@type": "type.googleapis.com/envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector"
                      }
                    }
                  ]
                }"""));
    }

    @Test
    void handshakesAndFirstBytesAreWaitedForOnlyWhereThereAreAny() {
        ListenerLimits limits = new ListenerLimits(
                Optional.empty(), Optional.of(Duration.ofSeconds(5)), Optional.of(Duration.ofSeconds(10)));
        TlsTermination tls = new TlsTermination(TlsPeer.NONE, Optional.empty());

        JsonNode both = translate(
                limited(limits, List.of(ListenerFilter.TLS_INSPECTOR), chain(TCP), terminating(Security.TLS, tls)));
        assertThat(both.get("listener_filters_timeout").asString()).isEqualTo("5s");
        assertThat(both.at("/filter_chains/0").has("transport_socket_connect_timeout"))
                .isFalse();
        assertThat(both.at("/filter_chains/1/transport_socket_connect_timeout").asString())
                .isEqualTo("10s");

        JsonNode neither = translate(limited(limits, List.of(), terminating(Security.QUIC, tls)));
        assertThat(neither.has("listener_filters_timeout")).isFalse();
        assertThat(neither.at("/filter_chains/0").has("transport_socket_connect_timeout"))
                .isFalse();
    }

    private static Gateway.FilterChain terminating(Security security, TlsTermination tls) {
        return new Gateway.FilterChain("tls", ORIGIN, new ChainMatch(security, List.of()), Optional.of(tls), TCP);
    }

    private static Gateway.Listener limited(
            ListenerLimits limits, List<ListenerFilter> filters, Gateway.FilterChain... chains) {
        return new Gateway.Listener(
                "l", ORIGIN, new ListenAddress("0.0.0.0", 8080, Transport.TCP), filters, List.of(chains), limits);
    }

    @Test
    void anUdpListenerSpeaksQuic() {
        Gateway.FilterChain chain = new Gateway.FilterChain(
                "quic",
                ORIGIN,
                new ChainMatch(Security.QUIC, List.of("example.com")),
                Optional.of(new TlsTermination(TlsPeer.NONE, Optional.empty())),
                TCP);
        Gateway.Listener listener = new Gateway.Listener(
                "l",
                ORIGIN,
                new ListenAddress("0.0.0.0", 8443, Transport.UDP),
                List.of(),
                List.of(chain),
                ListenerLimits.NONE);

        JsonNode json = translate(listener);

        assertThat(json.get("address")).isEqualTo(Json.parse("""
                {"socket_address": {"protocol": "UDP", "address": "0.0.0.0", "port_value": 8443}}"""));
        assertThat(json.get("udp_listener_config")).isEqualTo(Json.parse("""
                {"downstream_socket_config": {"prefer_gro": true}, "quic_options": {}}"""));
        assertThat(json.get("filter_chains").get(0).get("transport_socket")).isEqualTo(Json.parse("""
                {
                  "name": "envoy.transport_sockets.quic",
                  "typed_config": {
                    "@type": "type.googleapis.com/envoy.extensions.transport_sockets.quic.v3.QuicDownstreamTransport",
                    "downstream_tls_context": {"common_tls_context": {}}
                  }
                }"""));
    }

    static Stream<Arguments> matches() {
        return Stream.of(
                Arguments.of(new ChainMatch(Security.ANY, List.of("a")), """
                        {"server_names": ["a"]}"""),
                Arguments.of(new ChainMatch(Security.TLS, List.of()), """
                        {"transport_protocol": "tls"}"""),
                Arguments.of(new ChainMatch(Security.TLS, List.of("a", "*.b")), """
                        {"transport_protocol": "tls", "server_names": ["a", "*.b"]}"""),
                Arguments.of(new ChainMatch(Security.QUIC, List.of("a")), """
                        {"transport_protocol": "quic", "server_names": ["a"]}"""));
    }

    @ParameterizedTest
    @MethodSource("matches")
    void chainsTakeConnectionsBySecurityAndServerName(ChainMatch match, String expected) {
        Gateway.FilterChain chain = new Gateway.FilterChain("c", ORIGIN, match, Optional.empty(), TCP);

        JsonNode json = translate(listener(chain)).get("filter_chains").get(0);

        assertThat(json.get("filter_chain_match")).isEqualTo(Json.parse(expected));
    }

    @Test
    void aChainForAllHasNoMatch() {
        JsonNode json = translate(listener(chain(TCP))).get("filter_chains").get(0);

        assertThat(json.has("filter_chain_match")).isFalse();
    }

    @Test
    void tracedHttpListenersAreOutbound() {
        Gateway plain = Gateways.gateway();
        Gateway traced = new Gateway(
                plain.listeners(),
                plain.clusters(),
                plain.http(),
                plain.filters(),
                plain.accessLog(),
                Optional.of(new TracingSettings(
                        new OpenTelemetry("a", "s"), Optional.empty(), Optional.empty(), Optional.empty(), List.of())),
                plain.bootstrap());
        ListenerTranslator translator = new ListenerTranslator(traced, new OriginMetadata(false));
        Gateway.Listener http = listener(chain(http(route(forward("a")))));

        assertThat(Json.of(translator.translate(http)).get("traffic_direction").asString())
                .isEqualTo("OUTBOUND");
        assertThat(Json.of(translator.translate(listener(chain(TCP)))).has("traffic_direction"))
                .isFalse();
        assertThat(translate(http).has("traffic_direction")).isFalse();
    }

    private static Gateway.Listener listener(Gateway.FilterChain chain) {
        return new Gateway.Listener(
                "l",
                ORIGIN,
                new ListenAddress("0.0.0.0", 8080, Transport.TCP),
                List.of(),
                List.of(chain),
                ListenerLimits.NONE);
    }

    private static JsonNode translate(Gateway.Listener listener) {
        return Json.of(new ListenerTranslator(Gateways.gateway(), new OriginMetadata(false)).translate(listener));
    }
}
