package emissaryctl.lint.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A service is the name of a Kubernetes Service only where a resolver of Kubernetes looks for it.
class ServiceResolverTest {

    private static final String SERVICE =
            "apiVersion: v1\nkind: Service\nmetadata: {name: other}\nspec: {ports: [{port: 80}]}\n";
    private static final String RESOLVER =
            "---\napiVersion: getambassador.io/v3alpha1\nkind: KubernetesServiceResolver\nmetadata: {name: mine}\nspec: {}\n";

    private static String lint(String resolver) {
        String mapping = "---\napiVersion: getambassador.io/v3alpha1\nkind: Mapping\nmetadata: {name: api}\n"
                + "spec: {hostname: \"*\", prefix: /api/, service: api, resolver: %s}\n".formatted(resolver);
        return Run.withInput(SERVICE + RESOLVER + mapping, "lint", "-", "--select", "EMC7001", "-o", "compact")
                .out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubernetes-service", "kubernetes-endpoint", "endpoint", "mine"})
    void kubernetesIsAsked(String resolver) {
        assertThat(lint(resolver)).contains("there is no Service `api`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consul", "consul-endpoint", "consul-dc1"})
    void consulIsAskedOrNobodyKnowsWho(String resolver) {
        assertThat(lint(resolver)).isEmpty();
    }
}
