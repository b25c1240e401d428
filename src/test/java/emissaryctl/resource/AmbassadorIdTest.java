package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmbassadorIdTest {

    private static final String INGRESS_CLASS = """
        apiVersion: networking.k8s.io/v1
        kind: IngressClass
        metadata:
          name: it
          annotations: {%s}
        spec: {controller: getambassador.io/ingress-controller}
        """;

    private static ReadYaml read(String id, String line) {
        String yaml = ReadYaml.v3("Mapping", "prefix: /\nservice: a\n" + line + "\n");
        return ReadYaml.of(yaml, new ReadOptions("default", id, false, false, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "default | ",
                "default | ambassador_id: default",
                "default | ambassador_id: [default]",
                "default | ambassador_id: [other, default]",
                "default | ambassador_id: []",
                "default | ambassador_id: null",
                "other | ambassador_id: other",
                "other | ambassador_id: [other]",
                "other | ambassador_id: [_automatic_]",
                "other | ambassador_id: ['--apiVersion-v3alpha1-only--other']",
                "other | ambassador_id: '--apiVersion-v3alpha1-only--other'",
            })
    void theInstancesOwnObjectsAreRead(String id, String line) {
        ReadYaml read = read(id, line == null ? "" : line);
        assertThat(read.all(Mapping.class)).hasSize(1);
        assertThat(read.result().otherInstances()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "other | ",
                "other | ambassador_id: default",
                "other | ambassador_id: []",
                "other | ambassador_id: null",
                "other | ambassador_id: [Other]",
                "default | ambassador_id: other",
                "default | ambassador_id: [one, other]",
                "default | ambassador_id: ['--apiVersion-v3alpha1-only--other']",
            })
    void objectsOfOtherInstancesAreCountedAndLeftOut(String id, String line) {
        ReadYaml read = read(id, line == null ? "" : line);
        assertThat(read.all(Mapping.class)).isEmpty();
        assertThat(read.result().otherInstances()).isEqualTo(1);
    }

    @Test
    void theProtobufSpellingCountsInsteadOfTheOther() {
        ReadYaml read = read("other", "ambassador_id: [default]\nambassadorId: [other]");
        assertThat(read.all(Mapping.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "''"})
    void anObjectIsForOneInstanceOnlyWhenItSaysSo(String id) {
        assertThat(read("third", "ambassador_id: " + id).all(Mapping.class)).isEmpty();
    }

    @Test
    void kubernetesObjectsSayItInAnAnnotation() {
        String other = INGRESS_CLASS.formatted("getambassador.io/ambassador-id: other");
        assertThat(ReadYaml.of(other).result().otherInstances()).isEqualTo(1);
        ReadOptions options = new ReadOptions("default", "other", false, false, true);
        assertThat(ReadYaml.of(other, options).all(IngressClass.class)).hasSize(1);
        assertThat(ReadYaml.of(INGRESS_CLASS.formatted(""), options).all(IngressClass.class))
                .isEmpty();
    }

    @Test
    void servicesAndSecretsAreForAllInstances() {
        String yaml = """
            apiVersion: v1
            kind: Service
            metadata: {name: it, annotations: {getambassador.io/ambassador-id: other}}
            spec: {ports: [{port: 80}]}
            """;
        assertThat(ReadYaml.of(yaml).all(KubernetesService.class)).hasSize(1);
    }

    @Test
    void objectsOfOtherInstancesAreCheckedButNotUpgraded() {
        String yaml = ReadYaml.object(
                "getambassador.io/v2", "Mapping", "prefix: /\nservice: a\nweight: much\nambassador_id: other\n");
        assertThat(ReadYaml.of(yaml).said())
                .containsExactly("ERROR EMC0007 9:11 `weight` must be an integer, not a string");
        String right =
                ReadYaml.object("getambassador.io/v2", "Mapping", "prefix: /\nservice: a\nambassador_id: other\n");
        assertThat(ReadYaml.of(right).said()).isEmpty();
    }
}
