package emissaryctl.lint.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One mistake, one finding: it is the RateLimitService that is missing.
class RateLimitNoServiceTest {

    private static final String LABELS = ", labels: {ambassador: [{all: [{generic_key: {value: all}}]}]}";
    private static final String LIMIT = resource(
            "RateLimit",
            "all",
            "domain: ambassador, limits: [{pattern: [{generic_key: all}], rate: 5, unit: minute},"
                    + " {pattern: [{generic_key: other}], rate: 5, unit: minute}]");

    private static String resource(String kind, String name, String spec) {
        return "apiVersion: getambassador.io/v3alpha1\nkind: %s\nmetadata: {name: %s}\nspec: {%s}\n"
                .formatted(kind, name, spec);
    }

    private static String mapping(String name, String more) {
        return resource("Mapping", name, "hostname: \"*\", prefix: /" + name + "/, service: web" + more);
    }

    private static String lint(String... documents) {
        String listener = resource(
                "Listener",
                "http",
                "port: 8080, protocol: HTTP, securityModel: INSECURE, hostBinding: {namespace: {from: ALL}}");
        String host = resource("Host", "all", "hostname: \"*\", requestPolicy: {insecure: {action: Route}}");
        String input =
                Stream.concat(Stream.of(listener, host), Stream.of(documents)).collect(Collectors.joining("---\n"));
        return Run.withInput(input, "lint", "-", "--select", "EMC6", "--ignore", "EMC6007", "-o", "compact")
                .out();
    }

    @Test
    void manyMappingsWithLabelsAreOneFinding() {
        assertThat(lint(mapping("a", ""), mapping("b", LABELS), mapping("c", LABELS)))
                .hasLineCount(1)
                .startsWith("<stdin>:19:58: error[EMC6002]")
                .contains("Mapping `b` and another one have labels for a rate limit");
        assertThat(lint(mapping("a", LABELS), mapping("b", LABELS), mapping("c", LABELS)))
                .hasLineCount(1)
                .contains("Mapping `a` and 2 others have labels");
    }

    @Test
    void rateLimitsAreTheSameFinding() {
        assertThat(lint(LIMIT))
                .hasLineCount(1)
                .contains("error[EMC6002]", "RateLimit `all` limits nothing: there is no RateLimitService");
        assertThat(lint(mapping("a", LABELS), LIMIT)).hasLineCount(1).contains("error[EMC6002]");
    }

    @Test
    void withAServiceOrWithOneThatIsWrongItIsNotSaid() {
        String service = resource("RateLimitService", "limits", "service: limits, protocol_version: v3");
        assertThat(lint(mapping("a", LABELS), LIMIT, service)).hasLineCount(1).contains("EMC6009");
        String wrong = resource("RateLimitService", "limits", "service: limits, protocol_version: v2");
        assertThat(lint(mapping("a", LABELS), wrong)).hasLineCount(1).contains("EMC6004");
        String unknown = resource("RateLimitService", "limits", "protocol_version: v3");
        assertThat(lint(mapping("a", LABELS), LIMIT, unknown)).doesNotContain("EMC6002");
    }

    @Test
    void nothingIsSaidWhereNothingIsLimited() {
        assertThat(lint(mapping("a", ""), mapping("b", ""))).isEmpty();
    }
}
