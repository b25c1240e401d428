package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetryTest {

    private static final String POLICY = """
            retry_policy:
              retry_on: 5xx
              num_retries: 2
            """;

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void failedRequestIsTriedAgain() throws Exception {
        Backend shaky = bench.backend(nth -> nth == 1 ? Answer.of(503, "no") : Answer.of(200, "yes"));
        GatewayUnderTest gateway = bench.gateway(mapping("shaky", shaky.service(), "prefix: /a/\n" + POLICY));

        assertThat(gateway.get("/a/").body()).isEqualTo("yes");
        assertThat(shaky.received()).hasSize(2);
    }

    @Test
    void retriesAreLimited() throws Exception {
        Backend broken = bench.backend(_ -> Answer.of(503, "no"));
        GatewayUnderTest gateway = bench.gateway(mapping("broken", broken.service(), "prefix: /a/\n" + POLICY));

        assertThat(gateway.get("/a/").status()).isEqualTo(503);
        assertThat(broken.received()).hasSize(3);
    }

    @Test
    void withoutAPolicyNothingIsTriedAgain() throws Exception {
        Backend broken = bench.backend(_ -> Answer.of(503, "no"));
        GatewayUnderTest gateway = bench.gateway(mapping("broken", broken.service(), "prefix: /a/"));

        assertThat(gateway.get("/a/").status()).isEqualTo(503);
        assertThat(broken.received()).hasSize(1);
    }

    @Test
    void policyOfTheModuleIsForAllMappings() throws Exception {
        Backend shaky = bench.backend(nth -> nth == 1 ? Answer.of(503, "no") : Answer.of(200, "yes"));
        GatewayUnderTest gateway = bench.gateway(module(POLICY), mapping("shaky", shaky.service(), "prefix: /a/"));

        assertThat(gateway.get("/a/").body()).isEqualTo("yes");
        assertThat(shaky.received()).hasSize(2);
    }

    @Test
    void tryThatTakesTooLongIsTriedAgain() throws Exception {
        Backend slow = bench.backend(
                nth -> nth == 1 ? Answer.of(200, "late").after(Duration.ofSeconds(5)) : Answer.of(200, "quick"));
        GatewayUnderTest gateway = bench.gateway(mapping("slow", slow.service(), """
                prefix: /a/
                retry_policy:
                  retry_on: 5xx
                  num_retries: 1
                  per_try_timeout: 200ms
                """));

        assertThat(gateway.get("/a/").body()).isEqualTo("quick");
    }
}
