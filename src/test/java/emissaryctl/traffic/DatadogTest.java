package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatadogTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void agentIsSentSpansAndTheLogNamesThem() throws Exception {
        Backend agent = bench.backend("{}");
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway = bench.gateway(
                module("envoy_log_type: json"),
                resource("TracingService", "tracing", """
                        service: %s
                        driver: datadog
                        config: {service_name: edge}
                        """.formatted(agent.service())),
                mapping("shop", shop.service(), "prefix: /a/"));

        gateway.get("/a/x");

        Await.until(() -> !agent.received().isEmpty());
        assertThat(agent.last().path()).isEqualTo("/v0.4/traces");
        assertThat(texts(agent.last().body()))
                .containsSequence("service", "edge")
                .containsSequence("http.url", "http://localhost/a/x");
        String trace = shop.last().header("x-datadog-trace-id").getFirst();
        Await.until(() -> gateway.log().contains("\"dd.trace_id\":\"" + trace + "\""));
    }

    /// What MessagePack has between its types and lengths, as long as a length is no printable character.
    private static String[] texts(ByteString message) {
        return message.toString(StandardCharsets.US_ASCII).split("[^ -~]+");
    }
}
