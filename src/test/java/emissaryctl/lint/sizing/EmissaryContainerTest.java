package emissaryctl.lint.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which containers run an Envoy is known by their images.
class EmissaryContainerTest {

    private static String lint(String image) {
        return Run.withInput("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: gateway}
                        spec:
                          template:
                            spec:
                              containers:
                              - {name: a, image: "%s", resources: {limits: {cpu: 1}}}
                        """.formatted(image), "lint", "-", "--select", "EMC8003", "-o", "compact")
                .out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker.io/emissaryingress/emissary:3.9.1",
                "quay.io/datawire/ambassador:1.14",
                "docker.io/datawire/aes:3.9.1",
                "emissary"
            })
    void gateways(String image) {
        assertThat(lint(image)).contains("EMC8003");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker.io/ambassador/ambassador-agent:1.0",
                "quay.io/datawire/ambassador_pro:consul_connect_integration-0.4",
                "quay.io/datawire/ambassador-operator:v1.3",
                "emissary-apiext:3",
                "nginx:1"
            })
    void theirHelpers(String image) {
        assertThat(lint(image)).isEmpty();
    }
}
