package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import zipkin2.Span;
import zipkin2.codec.SpanBytesDecoder;

class ZipkinTest {

    private static final int REQUESTS = 5;

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;
    private Backend collector;

    @BeforeEach
    void openServices() throws Exception {
        shop = bench.backend("shop");
        collector = bench.backend(_ -> Answer.of(202, ""));
    }

    @Test
    void collectorIsSentSpansInJson() throws Exception {
        GatewayUnderTest gateway =
                gateway("sampling: {overall: 100}\ncustom_tags: [{tag: zone, literal: {value: eu}}]");

        send(gateway, Request.get("/a/x").host("shop.example.com"));

        List<Span> spans = spans("/api/v2/spans", "application/json", SpanBytesDecoder.JSON_V2);
        assertAreOfTheRequests(spans);
        assertThat(spans).allSatisfy(span -> assertThat(span.tags()).containsEntry("zone", "eu"));
        assertThat(spans.getFirst().traceId()).hasSize(32);
    }

    @Test
    void collectorIsSentSpansInProtobuf() throws Exception {
        GatewayUnderTest gateway = gateway("config: {collector_endpoint_version: HTTP_PROTO,"
                + " collector_endpoint: /spans, collector_hostname: zipkin, trace_id_128bit: false}");

        send(gateway, Request.get("/a/x").host("shop.example.com"));

        List<Span> spans = spans("/spans", "application/x-protobuf", SpanBytesDecoder.PROTO3);
        assertAreOfTheRequests(spans);
        assertThat(spans.getFirst().traceId()).hasSize(16);
        assertThat(collector.last().header("host")).containsExactly("zipkin");
    }

    /// A client's own trace is sent after the others would have been.
    @Test
    void noneOfNoneIsSampled() throws Exception {
        GatewayUnderTest gateway = gateway("sampling: {client: 100, random: 0, overall: 100}");

        for (int i = 0; i < 10; i++) {
            gateway.get("/a/random");
            assertThat(shop.last().header("x-b3-sampled")).containsExactly("0");
        }
        send(gateway, Request.get("/a/mine").header("X-Client-Trace-Id", "mine"));

        List<Span> spans = spans("/api/v2/spans", "application/json", SpanBytesDecoder.JSON_V2);
        assertThat(spans)
                .filteredOn(span -> span.kind() == Span.Kind.SERVER)
                .extracting(span -> span.tags().get("http.url"))
                .containsOnly("http://localhost/a/mine");
    }

    private void assertAreOfTheRequests(List<Span> spans) {
        assertThat(spans).hasSize(2 * REQUESTS);
        assertThat(spans)
                .filteredOn(span -> span.kind() == Span.Kind.SERVER)
                .hasSize(REQUESTS)
                .allSatisfy(span -> {
                    assertThat(span.name()).isEqualTo("shop.example.com");
                    assertThat(span.localServiceName()).isEqualTo("ambassador-default");
                    assertThat(span.tags())
                            .containsEntry("http.method", "GET")
                            .containsEntry("http.url", "http://shop.example.com/a/x")
                            .containsEntry("http.status_code", "200");
                });
        assertThat(spans)
                .filteredOn(span -> span.kind() == Span.Kind.CLIENT)
                .extracting(Span::traceId)
                .containsExactlyInAnyOrderElementsOf(shop.received().stream()
                        .map(received -> received.header("x-b3-traceid").getFirst())
                        .toList());
    }

    /// As many as fill the buffers of Envoy, which has two spans for each and sends them by fives.
    private static void send(GatewayUnderTest gateway, Request request) throws Exception {
        for (int i = 0; i < REQUESTS; i++) gateway.send(request);
    }

    private List<Span> spans(String path, String type, SpanBytesDecoder decoder) throws Exception {
        Await.until(() -> decoded(decoder).size() >= 2 * REQUESTS);
        assertThat(collector.received()).allSatisfy(post -> {
            assertThat(post.method()).isEqualTo("POST");
            assertThat(post.path()).isEqualTo(path);
            assertThat(post.header("content-type")).containsExactly(type);
        });
        return decoded(decoder);
    }

    private List<Span> decoded(SpanBytesDecoder decoder) {
        return collector.received().stream()
                .flatMap(post -> decoder.decodeList(post.body().toByteArray()).stream())
                .toList();
    }

    private GatewayUnderTest gateway(String spec) throws Exception {
        return bench.gateway(
                resource("TracingService", "tracing", "service: " + collector.service() + "\ndriver: zipkin\n" + spec),
                mapping("shop", shop.service(), "prefix: /a/"));
    }
}
