package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimeoutTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void slowBackendIsGivenUp() throws Exception {
        GatewayUnderTest gateway =
                bench.gateway(mapping("slow", slow(5_000).service(), "prefix: /a/\ntimeout_ms: 200"));

        Reply reply = gateway.get("/a/");

        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.body()).isEqualTo("upstream request timeout");
    }

    @Test
    void timeoutOfTheMappingBeatsTheModules() throws Exception {
        GatewayUnderTest gateway = bench.gateway(
                module("cluster_request_timeout_ms: 200"),
                mapping("patient", slow(500).service(), "prefix: /patient/\ntimeout_ms: 5000"),
                mapping("hasty", slow(5_000).service(), "prefix: /hasty/"));

        assertThat(gateway.get("/patient/").body()).isEqualTo("at last");
        assertThat(gateway.get("/hasty/").status()).isEqualTo(504);
    }

    @Test
    void zeroMeansForever() throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("slow", slow(3_500).service(), "prefix: /a/\ntimeout_ms: 0"));

        assertThat(gateway.get("/a/").body()).isEqualTo("at last");
    }

    private Backend slow(int millis) throws Exception {
        return bench.backend(_ -> Answer.of(200, "at last").after(Duration.ofMillis(millis)));
    }
}
