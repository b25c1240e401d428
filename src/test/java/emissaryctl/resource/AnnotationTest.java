package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.pipeline.Loaded;
import emissaryctl.pipeline.Pipeline;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Resources in `getambassador.io/config` annotations.
class AnnotationTest {

    private static final String FLAT = """
        apiVersion: %s
        kind: Mapping
        name: inner
        prefix: /
        service: s
        """;

    private static String service(String annotation) {
        return """
            apiVersion: v1
            kind: Service
            metadata:
              name: parent
              namespace: ns
              labels: {app: parent}
              annotations:
                getambassador.io/config: |
            %sspec: {ports: [{port: 80}]}
            """.formatted(annotation.indent(6));
    }

    private static ReadYaml read(String annotation) {
        return ReadYaml.of(service(annotation));
    }

    @Test
    void fieldsStandAtTheTop() {
        ReadYaml read = read(FLAT.formatted("getambassador.io/v3alpha1") + "hostname: h\n");
        assertThat(read.said()).isEmpty();
        Mapping mapping = read.only(Mapping.class);
        assertThat(mapping.metadata().ref().toString()).isEqualTo("Mapping ns/inner");
        assertThat(mapping.service()).isEqualTo("s");
        assertThat(mapping.match().hostname()).contains("h");
        assertThat(read.all(KubernetesService.class)).hasSize(1);
    }

    @Test
    void theParentLendsNamespaceLabelsAndSortKey() {
        Metadata metadata = read(FLAT.formatted("getambassador.io/v3alpha1"))
                .only(Mapping.class)
                .metadata();
        assertThat(metadata.ref().namespace()).isEqualTo("ns");
        assertThat(metadata.labels()).containsExactly(Map.entry("app", "parent"));
        assertThat(metadata.sortKey()).isEqualTo("parent.ns.1");
    }

    @Test
    void ownNamespaceAndLabelsCountInstead() {
        String own = FLAT.formatted("getambassador.io/v3alpha1") + "namespace: own\nmetadata_labels: {a: b}\n";
        Metadata metadata = read(own).only(Mapping.class).metadata();
        assertThat(metadata.ref().namespace()).isEqualTo("own");
        assertThat(metadata.labels()).containsExactly(Map.entry("a", "b"));
        assertThat(metadata.sortKey()).isEqualTo("parent.ns.1");
    }

    @Test
    void ordinaryShapeIsReadToo() {
        String yaml = "apiVersion: getambassador.io/v3alpha1\nkind: Mapping\nmetadata: {name: inner}\n"
                + "spec: {prefix: /}\nservice: s\n";
        assertThat(read(yaml).only(Mapping.class).service()).isEqualTo("s");
    }

    @Test
    void documentsAreCounted() {
        String both = "---\n" + FLAT.formatted("getambassador.io/v3alpha1") + "---\n"
                + FLAT.formatted("getambassador.io/v3alpha1").replace("inner", "second");
        assertThat(read(both).all(Mapping.class))
                .extracting(m -> m.name() + " " + m.metadata().sortKey())
                .containsExactly("inner parent.ns.1", "second parent.ns.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ambassador/v2", "ambassador/v1", "getambassador.io/v2", "getambassador.io/v1"})
    void olderVersionsAreUpgraded(String apiVersion) {
        ReadYaml read = read(FLAT.formatted(apiVersion) + "host: h\nheaders: {x: true}\n");
        assertThat(read.diagnostics().stream().filter(Diagnostic::isError)).isEmpty();
        Mapping mapping = read.only(Mapping.class);
        assertThat(mapping.match().hostname()).contains("h");
        assertThat(mapping.match().headers().regex()).containsEntry("x", ".*");
    }

    @Test
    void version0IsNotKnown() {
        ReadYaml read = read(FLAT.formatted("ambassador/v0"));
        assertThat(read.all(Mapping.class)).isEmpty();
        assertThat(read.said()).singleElement().asString().contains(" EMC0016 ");
    }

    @Test
    void mistakesAreReportedAndOthersRead() {
        String wrong = FLAT.formatted("getambassador.io/v3alpha1").replace("service: s", "weight: 5");
        ReadYaml read = read("---\n" + wrong + "---\n"
                + FLAT.formatted("getambassador.io/v3alpha1").replace("inner", "second"));
        assertThat(read.said())
                .singleElement()
                .asString()
                .startsWith("ERROR EMC0009 ")
                .contains("`service`");
        assertThat(read.only(Mapping.class).name()).isEqualTo("second");
    }

    @Test
    void otherInstancesAreCounted() {
        ReadYaml read = read(FLAT.formatted("getambassador.io/v3alpha1") + "ambassador_id: other\n");
        assertThat(read.all(Mapping.class)).isEmpty();
        assertThat(read.result().otherInstances()).isEqualTo(1);
    }

    @Test
    void annotationsOfIngressesAreRead() {
        String yaml = "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: parent\n  annotations:\n"
                + "    getambassador.io/config: |\n"
                + FLAT.formatted("getambassador.io/v3alpha1").indent(6)
                + "spec: {}\n";
        assertThat(ReadYaml.of(yaml).only(Mapping.class).name()).isEqualTo("inner");
    }

    @Test
    void annotationsOfOtherKindsAreNot() {
        String yaml = "apiVersion: v1\nkind: Endpoints\nmetadata:\n  name: parent\n  annotations:\n"
                + "    getambassador.io/config: |\n"
                + FLAT.formatted("getambassador.io/v3alpha1").indent(6);
        assertThat(ReadYaml.of(yaml).all(Mapping.class)).isEmpty();
    }

    @Test
    void theParentsErrorsSilenceItsAnnotation() {
        String yaml = service(FLAT.formatted("getambassador.io/v3alpha1")).replace("port: 80", "port: web");
        ReadYaml read = ReadYaml.of(yaml);
        assertThat(read.said()).hasSize(1);
        assertThat(read.all(Mapping.class)).isEmpty();
    }

    private static List<String> positions(String yaml) {
        ByteArrayInputStream stdin = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
        Outcome<Loaded> loaded = Pipeline.load(List.of("-"), stdin, ReadOptions.DEFAULT);
        return loaded.diagnostics().stream()
                .map(d -> d.code().id() + " " + d.primary().startLine() + ":"
                        + d.primary().startColumn())
                .collect(Collectors.toList());
    }

    @Test
    void placesInALiteralBlockAreThoseOfTheFile() {
        String wrong = FLAT.formatted("getambassador.io/v3alpha1") + "weight: much\n";
        assertThat(positions(service(wrong))).containsExactly("EMC0007 14:15");
    }

    @Test
    void placesInALaterDocumentAreThoseOfTheFile() {
        String wrong = "---\n" + FLAT.formatted("getambassador.io/v3alpha1") + "---\n"
                + FLAT.formatted("getambassador.io/v3alpha1").replace("inner", "second") + "weight: much\n";
        assertThat(positions(service(wrong))).containsExactly("EMC0007 21:15");
    }

    @Test
    void syntaxErrorsStandWhereTheyAre() {
        assertThat(positions(service("a: b\nc: [\n")))
                .singleElement()
                .asString()
                .startsWith("EMC0001 ");
    }

    @Test
    void placesInAQuotedTextAreThatOfTheText() {
        String yaml = "apiVersion: v1\nkind: Service\nmetadata:\n  name: parent\n  annotations:\n"
                + "    getambassador.io/config: '{apiVersion: getambassador.io/v3alpha1, kind: Mapping, name: i,"
                + " prefix: /, service: s, weight: much}'\nspec: {ports: [{port: 80}]}\n";
        assertThat(positions(yaml)).containsExactly("EMC0007 6:30");
    }
}
