package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.data.accesslog.v3.HTTPAccessLogEntry;
import io.envoyproxy.envoy.data.accesslog.v3.TCPAccessLogEntry;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccessLogTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final CallLog log = new CallLog();
    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend(
                _ -> Answer.of(200, "shop").with(Map.of("X-Cart", "7", "X-Request-Only", "no", "X-Secret", "no")));
    }

    @Test
    void serviceIsToldOfRequests() throws Exception {
        GatewayUnderTest gateway = gateway("driver: http\ndriver_config: {additional_log_headers: []}");

        gateway.send(Request.get("/a/x").host("shop.example.com").header("User-Agent", "told"));

        HTTPAccessLogEntry entry = request();
        assertThat(log.names()).containsExactly("logservice");
        assertThat(entry.getRequest().getAuthority()).isEqualTo("shop.example.com");
        assertThat(entry.getRequest().getOriginalPath()).isEqualTo("/a/x");
        assertThat(entry.getRequest().getPath()).isEqualTo("/x");
        assertThat(entry.getRequest().getUserAgent()).isEqualTo("told");
        assertThat(entry.getRequest().getRequestHeadersMap()).isEmpty();
        assertThat(entry.getResponse().getResponseCode().getValue()).isEqualTo(200);
        assertThat(entry.getResponse().getResponseBodyBytes()).isEqualTo(4);
        assertThat(entry.getCommonProperties()
                        .getUpstreamRemoteAddress()
                        .getSocketAddress()
                        .getPortValue())
                .isEqualTo(shop.port());
    }

    @Test
    void serviceIsToldTheChosenHeaders() throws Exception {
        GatewayUnderTest gateway = gateway("""
                driver: http
                driver_config:
                  additional_log_headers:
                    - header_name: x-tenant
                    - header_name: x-cart
                    - {header_name: x-request-only, during_response: false}
                    - {header_name: x-secret, during_request: false, during_response: false}
                """);

        gateway.send(Request.get("/a/x")
                .header("X-Tenant", "red")
                .header("X-Request-Only", "yes")
                .header("X-Secret", "yes"));

        assertThat(request().getRequest().getRequestHeadersMap())
                .isEqualTo(Map.of("x-tenant", "red", "x-request-only", "yes"));
        assertThat(request().getResponse().getResponseHeadersMap()).isEqualTo(Map.of("x-cart", "7"));
    }

    @Test
    void serviceIsToldTheChosenTrailers() throws Exception {
        GatewayUnderTest gateway = gateway("""
                driver: http
                driver_config:
                  additional_log_headers:
                    - {header_name: grpc-status, during_response: false}
                    - {header_name: grpc-message, during_trailer: false}
                """);

        EchoClient.say(gateway, "hello");

        assertThat(request().getResponse().getResponseTrailersMap()).isEqualTo(Map.of("grpc-status", "0"));
    }

    @Test
    void serviceIsToldOfConnections() throws Exception {
        GatewayUnderTest gateway = gateway("driver: tcp\ndriver_config: {}");

        gateway.get("/a/x");

        Await.until(() -> !log.connections().isEmpty());
        TCPAccessLogEntry entry = log.connections().getFirst();
        assertThat(entry.getConnectionProperties().getSentBytes()).isPositive();
        assertThat(entry.getCommonProperties()
                        .getDownstreamLocalAddress()
                        .getSocketAddress()
                        .getPortValue())
                .isEqualTo(gateway.port());
        assertThat(entry.getCommonProperties()
                        .getUpstreamRemoteAddress()
                        .getSocketAddress()
                        .getPortValue())
                .isEqualTo(shop.port());
        assertThat(log.requests()).isEmpty();
    }

    @Test
    void fileMayBeJson() throws Exception {
        GatewayUnderTest gateway = bench.gateway(
                module("envoy_log_type: json\nenvoy_log_format: {path: \"%REQ(:PATH)%\", code: \"%RESPONSE_CODE%\"}"),
                mapping("shop", shop.service(), "prefix: /a/\nrewrite: \"\""));

        gateway.get("/a/x");

        Await.until(() -> gateway.log().contains("{\"code\":200,\"path\":\"/a/x\"}"));
    }

    private HTTPAccessLogEntry request() throws InterruptedException {
        Await.until(() -> !log.requests().isEmpty());
        return log.requests().getFirst();
    }

    /// Envoy sends every entry at once.
    private GatewayUnderTest gateway(String spec) throws IOException {
        GrpcBackend server = bench.opened(new GrpcBackend(log.bindService()));
        GrpcBackend echo = bench.opened(new GrpcBackend(EchoService.definition()));
        return bench.gateway(
                resource("LogService", "log", """
                        service: %s
                        protocol_version: v3
                        flush_interval_time: 1
                        flush_interval_byte_size: 1
                        """.formatted(server.service()) + spec),
                EchoClient.mapping(echo),
                mapping("shop", shop.service(), "prefix: /a/"));
    }
}
