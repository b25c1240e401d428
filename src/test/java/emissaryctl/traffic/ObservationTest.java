package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.data.accesslog.v3.HTTPAccessLogEntry;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What log and tracing services are told of requests.
class ObservationTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void logServiceIsToldOfRequestsAndChosenHeaders() throws Exception {
        CallLog log = new CallLog();
        GrpcBackend server = bench.opened(new GrpcBackend(log.bindService()));
        GatewayUnderTest gateway = bench.gateway(
                resource("LogService", "log", """
                        service: %s
                        driver: http
                        protocol_version: v3
                        grpc: true
                        flush_interval_time: 1
                        flush_interval_byte_size: 1
                        driver_config:
                          additional_log_headers:
                            - header_name: x-tenant
                        """.formatted(server.service())),
                mapping("shop", shop.service(), "prefix: /a/"));

        gateway.send(Request.get("/a/x").header("X-Tenant", "red"));

        Await.until(() -> !log.entries().isEmpty());
        HTTPAccessLogEntry entry = log.entries().getFirst();
        assertThat(entry.getRequest().getOriginalPath()).isEqualTo("/a/x");
        assertThat(entry.getRequest().getRequestHeadersMap()).isEqualTo(Map.of("x-tenant", "red"));
        assertThat(entry.getResponse().getResponseCode().getValue()).isEqualTo(200);
    }

    @Test
    void tracingServiceIsSentSpansAndTheBackendTheirIds() throws Exception {
        Backend collector = bench.backend(_ -> Answer.of(202, ""));
        GatewayUnderTest gateway = bench.gateway(
                resource("TracingService", "tracing", """
                        service: %s
                        driver: zipkin
                        sampling: {overall: 100}
                        """.formatted(collector.service())),
                mapping("shop", shop.service(), "prefix: /a/"));

        // So many spans are sent at once; fewer would wait.
        for (int i = 0; i < 5; i++) gateway.get("/a/x");

        assertThat(shop.last().header("x-b3-traceid"))
                .singleElement()
                .asString()
                .hasSize(32);
        Await.until(() -> !collector.received().isEmpty());
        assertThat(collector.last().method()).isEqualTo("POST");
        assertThat(collector.last().path()).isEqualTo("/api/v2/spans");
    }

    @Test
    void accessLogMayBeJson() throws Exception {
        GatewayUnderTest gateway = bench.gateway(
                module("envoy_log_type: json\nenvoy_log_format: {path: \"%REQ(:PATH)%\", code: \"%RESPONSE_CODE%\"}"),
                mapping("shop", shop.service(), "prefix: /a/\nrewrite: \"\""));

        gateway.get("/a/x");

        Await.until(() -> gateway.log().contains("{\"code\":200,\"path\":\"/a/x\"}"));
    }
}
