package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `explain` says of the limit that counts for a request.
class ExplainLimitsTest {

    private static final String GATEWAY = Inputs.LISTENER + """
            apiVersion: getambassador.io/v3alpha1
            kind: Host
            metadata: {name: all}
            spec: {hostname: "*", requestPolicy: {insecure: {action: Route}}}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: RateLimitService
            metadata: {name: limits}
            spec: {service: limits, protocol_version: v3}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: shop}
            spec:
              hostname: "*"
              prefix: /
              service: shop
              labels:
                ambassador:
                - clients:
                  - remote_address: {key: remote_address}
                  - request_headers: {key: plan, header_name: x-plan, omit_if_not_present: true}
            """;
    private static final String LIMITS = """
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: RateLimit
            metadata: {name: clients}
            spec:
              domain: ambassador
              limits:
              - {pattern: [{remote_address: "*"}], rate: 100, unit: minute}
              - {pattern: [{remote_address: "10.1.2.3"}], rate: 5, unit: Second}
              - {pattern: [{remote_address: "*"}, {plan: free}], rate: 7, unit: hour, action: LogOnly}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: RateLimit
            metadata: {name: elsewhere}
            spec: {domain: other, limits: [{pattern: [{remote_address: "*"}, {plan: "*"}], rate: 1, unit: day}]}
            """;

    private static String explain(String yaml, String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "explain";
        args[1] = "http://shop.example.com:8080/";
        args[2] = "-";
        System.arraycopy(more, 0, args, 3, more.length);
        Run run = Run.withInput(yaml, args);
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void theOneWithTheLongestPatternIsNamed() {
        assertThat(explain(GATEWAY + LIMITS, "--client", "10.9.9.9"))
                .contains(
                        "limits    tells remote_address=10.9.9.9\n",
                        "          at most 100 per minute, for remote_address  RateLimit default/clients <stdin>:")
                .doesNotContain("perhaps", "per hour", "per day");
        assertThat(explain(GATEWAY + LIMITS, "--client", "10.9.9.9", "-H", "x-plan: free"))
                .contains(
                        "          counts beyond 7 per hour, for remote_address, plan=free  RateLimit default/clients")
                .doesNotContain("per minute");
        assertThat(explain(GATEWAY + LIMITS, "--client", "10.1.2.3"))
                .contains("          at most 5 per second, for remote_address=10.1.2.3  RateLimit default/clients")
                .doesNotContain("per minute");
    }

    @Test
    void whatOnlyEnvoyKnowsMayDecide() {
        assertThat(explain(GATEWAY + LIMITS))
                .contains("""
                        limits    tells remote_address=?
                                  perhaps at most 5 per second, for remote_address=10.1.2.3""".stripTrailing())
                .contains("\n          else at most 100 per minute, for remote_address  ");
    }

    @Test
    void labelsWithoutALimitAreToldOnlyWhereThereAreRateLimits() {
        String others = LIMITS.replace("remote_address", "address");
        assertThat(explain(GATEWAY + others)).contains("\n          no RateLimit is for these labels\n");
        assertThat(explain(GATEWAY)).contains("tells remote_address=?\n").doesNotContain("RateLimit is");
    }

    @Test
    void programsLearnItToo() {
        JsonNode told = JsonMapper.shared()
                .readTree(explain(GATEWAY + LIMITS, "--format", "json"))
                .at("/results/0/filters/rateLimits/0");
        assertThat(told.at("/limit/rate").asInt()).isEqualTo(100);
        assertThat(told.at("/limit/unit").asString()).isEqualTo("minute");
        assertThat(told.at("/limit/logOnly").asBoolean()).isFalse();
        assertThat(told.at("/limit/resource").asString()).isEqualTo("RateLimit default/clients");
        assertThat(told.at("/limit/source").asString()).startsWith("<stdin>:");
        assertThat(told.at("/limit/labels/0").toString()).isEqualTo("{\"key\":\"remote_address\",\"value\":null}");
        assertThat(told.at("/perhaps/0/rate").asInt()).isEqualTo(5);
        JsonNode unknown = JsonMapper.shared()
                .readTree(explain(GATEWAY, "--format", "json"))
                .at("/results/0/filters/rateLimits/0");
        assertThat(unknown.at("/limit").isNull()).isTrue();
        assertThat(unknown.at("/perhaps").isEmpty()).isTrue();
    }
}
