package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenTelemetryTest {

    private static final int REQUESTS = 5;

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final SpanCollector collector = new SpanCollector();
    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void collectorIsSentTheSpansOfARequest() throws Exception {
        GatewayUnderTest gateway = gateway("config: {service_name: edge}\nsampling: {overall: 100}");

        awaitSpans(gateway, Request.get("/a/x").host("shop.example.com"));

        assertThat(collector.received())
                .allSatisfy(spans -> assertThat(tags(spans.getResource().getAttributesList()))
                        .containsEntry("service.name", "edge"));
        assertThat(spans(SpanKind.SPAN_KIND_SERVER)).hasSize(REQUESTS).allSatisfy(span -> {
            assertThat(span.getName()).isEqualTo("egress shop.example.com");
            assertThat(tags(span.getAttributesList()))
                    .containsEntry("http.method", "GET")
                    .containsEntry("http.url", "http://shop.example.com/a/x")
                    .containsEntry("http.status_code", "200");
        });
    }

    @Test
    void backendIsToldItsPlaceInTheTrace() throws Exception {
        GatewayUnderTest gateway = gateway("");

        awaitSpans(gateway, Request.get("/a/x"));

        assertThat(spans(SpanKind.SPAN_KIND_CLIENT))
                .extracting(span -> "00-" + hex(span.getTraceId()) + "-" + hex(span.getSpanId()) + "-01")
                .containsExactlyInAnyOrderElementsOf(shop.received().stream()
                        .map(received -> received.header("traceparent").getFirst())
                        .toList());
        assertThat(spans(SpanKind.SPAN_KIND_CLIENT))
                .extracting(Span::getParentSpanId)
                .containsExactlyInAnyOrderElementsOf(spans(SpanKind.SPAN_KIND_SERVER).stream()
                        .map(Span::getSpanId)
                        .toList());
    }

    @Test
    void spansCarryTheTagsOfTheResource() throws Exception {
        GatewayUnderTest gateway = gateway("""
                custom_tags:
                  - tag: tenant
                    request_header: {name: x-tenant, default_value: nobody}
                  - tag: zone
                    literal: {value: eu}
                  - tag: home
                    environment: {name: EMISSARYCTL_NO_SUCH_NAME, default_value: unset}
                """);

        awaitSpans(gateway, Request.get("/a/x").header("X-Tenant", "red"));

        assertThat(collector.spans())
                .allSatisfy(span -> assertThat(tags(span.getAttributesList()))
                        .containsEntry("tenant", "red")
                        .containsEntry("zone", "eu")
                        .containsEntry("home", "unset"));
    }

    @Test
    void serviceIsCalledAmbassadorUnlessToldOtherwise() throws Exception {
        awaitSpans(gateway(""), Request.get("/a/x"));

        assertThat(tags(collector.received().getFirst().getResource().getAttributesList()))
                .containsEntry("service.name", "ambassador");
    }

    /// A client's own trace is sent after the others would have been.
    @Test
    void noneOfNoneIsSampled() throws Exception {
        GatewayUnderTest gateway = gateway("sampling: {client: 100, random: 0, overall: 100}");

        for (int i = 0; i < 10; i++) {
            gateway.get("/a/random");
            assertThat(shop.last().header("traceparent"))
                    .singleElement()
                    .asString()
                    .endsWith("-00");
        }
        awaitSpans(gateway, Request.get("/a/mine").header("X-Client-Trace-Id", "mine"));

        assertThat(spans(SpanKind.SPAN_KIND_SERVER))
                .extracting(span -> tags(span.getAttributesList()).get("http.url"))
                .containsOnly("http://localhost/a/mine");
    }

    @Test
    void overallSamplingLimitsTheRest() throws Exception {
        GatewayUnderTest gateway = gateway("sampling: {client: 100, random: 100, overall: 0}");

        gateway.send(Request.get("/a/mine").header("X-Client-Trace-Id", "mine"));

        assertThat(shop.last().header("traceparent")).singleElement().asString().endsWith("-00");
    }

    /// As many requests as fill the buffers of Envoy, which has two spans for each and sends them by fives.
    private void awaitSpans(GatewayUnderTest gateway, Request request) throws Exception {
        for (int i = 0; i < REQUESTS; i++) gateway.send(request);
        Await.until(() -> collector.spans().size() >= 2 * REQUESTS);
    }

    private List<Span> spans(SpanKind kind) {
        return collector.spans().stream().filter(span -> span.getKind() == kind).toList();
    }

    private static Map<String, String> tags(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(KeyValue::getKey, a -> a.getValue().getStringValue()));
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private GatewayUnderTest gateway(String spec) throws Exception {
        GrpcBackend server = bench.opened(new GrpcBackend(collector.bindService()));
        return bench.gateway(
                resource(
                        "TracingService",
                        "tracing",
                        "service: " + server.service() + "\ndriver: opentelemetry\n" + spec),
                mapping("shop", shop.service(), "prefix: /a/"));
    }
}
