package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicatesTest {

    private static String mapping(String apiVersion, String namespace, String service) {
        return """
            apiVersion: getambassador.io/%s
            kind: Mapping
            metadata:
              name: it
              namespace: %s
            spec: {prefix: /, service: %s}
            """.formatted(apiVersion, namespace, service);
    }

    @Test
    void theFirstOfTwoCounts() {
        ReadYaml read = ReadYaml.of(mapping("v3alpha1", "ns", "one") + "---\n" + mapping("v3alpha1", "ns", "two"));
        assertThat(read.only(Mapping.class).service()).isEqualTo("one");
        assertThat(read.said()).singleElement().asString().startsWith("ERROR EMC0011 11:9 Mapping `it`");
        Diagnostic twice = read.diagnostics().getFirst();
        assertThat(twice.related())
                .singleElement()
                .satisfies(label -> assertThat(label.span().position()).isEqualTo("f.yaml:4:9"));
        assertThat(twice.effect()).isPresent();
    }

    @Test
    void versionsDoNotTellObjectsApart() {
        ReadYaml read = ReadYaml.of(mapping("v2", "ns", "one") + "---\n" + mapping("v3alpha1", "ns", "two"));
        assertThat(read.only(Mapping.class).service()).isEqualTo("one");
        assertThat(read.diagnostics().stream().filter(Diagnostic::isError)).hasSize(1);
    }

    @Test
    void twinsAreAWarning() {
        String one = mapping("v3alpha1", "ns", "one");
        ReadYaml read = ReadYaml.of(one + "---\n" + one);
        assertThat(read.all(Mapping.class)).hasSize(1);
        assertThat(read.diagnostics())
                .singleElement()
                .satisfies(d -> assertThat(d.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void everyFurtherOneIsReported() {
        String one = mapping("v3alpha1", "ns", "one");
        ReadYaml read = ReadYaml.of(one + "---\n" + mapping("v3alpha1", "ns", "two") + "---\n" + one);
        assertThat(read.said()).hasSize(2);
        assertThat(read.diagnostics())
                .allSatisfy(d ->
                        assertThat(d.related().getFirst().span().startLine()).isEqualTo(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ConsulResolver", "KubernetesEndpointResolver", "KubernetesServiceResolver"})
    void resolversOfAllKindsShareTheirNames(String kind) {
        String consul = ReadYaml.v3("ConsulResolver", "address: a\ndatacenter: d");
        ReadYaml read = ReadYaml.of(consul + "---\n" + ReadYaml.v3(kind, "{}"));
        assertThat(read.result().set().resources()).hasSize(1);
        assertThat(read.said()).singleElement().asString().contains(" EMC0011 ");
    }

    @Test
    void otherKindsAndNamespacesHaveNamesOfTheirOwn() {
        String yaml = mapping("v3alpha1", "a", "one") + "---\n" + mapping("v3alpha1", "b", "two") + "---\n"
                + ReadYaml.v3("Host", "{}").replace("namespace: ns", "namespace: a");
        ReadYaml read = ReadYaml.of(yaml);
        assertThat(read.said()).isEmpty();
        assertThat(read.names()).containsExactlyInAnyOrder("Mapping a/it", "Mapping b/it", "Host a/it");
    }

    @Test
    void anObjectOfAnotherInstanceTakesNoName() {
        String other = mapping("v3alpha1", "ns", "one, ambassador_id: other");
        ReadYaml read = ReadYaml.of(other + "---\n" + mapping("v3alpha1", "ns", "two"));
        assertThat(read.said()).isEmpty();
        assertThat(read.only(Mapping.class).service()).isEqualTo("two");
    }
}
