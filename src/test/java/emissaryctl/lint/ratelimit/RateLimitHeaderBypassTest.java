package emissaryctl.lint.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Only what a client may leave out lets it pass by.
class RateLimitHeaderBypassTest {

    private static String lint(String header) {
        return Run.withInput("""
                        apiVersion: getambassador.io/v3alpha1
                        kind: Mapping
                        metadata: {name: api}
                        spec:
                          hostname: "*"
                          prefix: /api/
                          service: api
                          labels: {ambassador: [{all: [{request_headers: {key: k, header_name: "%s"}}]}]}
                        """.formatted(header), "lint", "-", "--select", "EMC6006", "-o", "compact")
                .out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization", "x-user", "Cookie"})
    void headersOfTheClient(String header) {
        assertThat(lint(header)).contains("leaves the header `" + header + "` out");
    }

    @ParameterizedTest
    @ValueSource(strings = {":method", ":path", ":authority", "Host"})
    void whatEveryRequestHas(String header) {
        assertThat(lint(header)).isEmpty();
    }
}
