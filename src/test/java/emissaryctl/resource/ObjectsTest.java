package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Effect;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which objects count, and under which names.
class ObjectsTest {

    private static final String RESOLVER = "{apiVersion: getambassador.io/v3alpha1, kind: KubernetesServiceResolver,"
            + " metadata: {name: %s}, spec: {}}";

    private static ReadYaml inNamespace(String namespace, boolean single, boolean certs) {
        String yaml = """
            apiVersion: getambassador.io/v3alpha1
            kind: DevPortal
            metadata: {name: it, namespace: %1$s}
            spec: {}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: sec, namespace: %1$s}
            stringData: {tls.crt: c}
            ---
            apiVersion: networking.k8s.io/v1
            kind: IngressClass
            metadata: {name: class}
            spec: {controller: c}
            """.formatted(namespace);
        return ReadYaml.of(yaml, new ReadOptions("emissary", "default", single, certs, true));
    }

    @Test
    void listsAreExpanded() {
        String yaml =
                "apiVersion: v1\nkind: List\nitems:\n- " + RESOLVER.formatted("a") + "\n- " + RESOLVER.formatted("b");
        ReadYaml read = ReadYaml.of(yaml);
        assertThat(read.said()).isEmpty();
        assertThat(read.names())
                .containsExactly("KubernetesServiceResolver default/a", "KubernetesServiceResolver default/b");
    }

    @Test
    void listsInListsAreExpanded() {
        String inner = "{apiVersion: v1, kind: List, items: [" + RESOLVER.formatted("a") + "]}";
        String yaml = "apiVersion: v1\nkind: List\nitems: [{kind: ThingList, items: [" + inner + "]}, "
                + RESOLVER.formatted("b") + "]\n";
        assertThat(ReadYaml.of(yaml).all(KubernetesServiceResolver.class)).hasSize(2);
    }

    @Test
    void anEmptyListIsNothing() {
        ReadYaml read = ReadYaml.of("apiVersion: v1\nkind: List\nitems: []\n");
        assertThat(read.said()).isEmpty();
        assertThat(read.result().set().resources()).isEmpty();
    }

    @Test
    void objectsInListsHaveTheirPlaces() {
        String yaml = "apiVersion: v1\nkind: List\nitems:\n- apiVersion: getambassador.io/v3alpha1\n  kind: Mapping\n"
                + "  metadata: {name: a}\n  spec: {prefix: /, service: s, weight: much}\n";
        assertThat(ReadYaml.of(yaml).said()).singleElement().asString().startsWith("ERROR EMC0007 7:41 ");
    }

    @Test
    void objectsOfOtherKindsAreCountedAndPassedOver() {
        String yaml = """
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: a}}
            ---
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: b}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: c}}
            ---
            {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: d}}
            """;
        ReadYaml read = ReadYaml.of(yaml);
        assertThat(read.said()).isEmpty();
        assertThat(read.result().passedOver())
                .containsExactly(
                        Map.entry("apps/v1 Deployment", 2),
                        Map.entry("gateway.networking.k8s.io/v1 Gateway", 1),
                        Map.entry("v1 ConfigMap", 1));
    }

    @ParameterizedTest
    @CsvSource({"Maping, Mapping", "Hosts, Host", "mapping, Mapping", "TcpMapping, TCPMapping", "TlsContext, TLSContext"
    })
    void aMisspeltKindIsReportedWithTheOneThatWasMeant(String kind, String meant) {
        ReadYaml read = ReadYaml.of(ReadYaml.v3(kind, "prefix: /"));
        assertThat(read.said())
                .singleElement()
                .asString()
                .contains(" EMC0016 2:7 ")
                .contains("`" + kind + "`");
        assertThat(read.diagnostics().getFirst().help()).contains("did you mean `" + meant + "`?");
        assertThat(read.diagnostics().getFirst().effect()).contains(Effect.DROPPED);
    }

    @Test
    void aKindLikeNoOtherIsReportedWithoutAdvice() {
        ReadYaml read = ReadYaml.of(ReadYaml.v3("Something", "a: b"));
        assertThat(read.said()).singleElement().asString().contains(" EMC0016 2:7 ");
        assertThat(read.diagnostics().getFirst().help()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0", "v3alpha2", "v3", "V2"})
    void anUnknownVersionIsReportedWhereItIsWritten(String version) {
        ReadYaml read = ReadYaml.of(ReadYaml.object("getambassador.io/" + version, "Mapping", "prefix: /"));
        assertThat(read.said())
                .singleElement()
                .asString()
                .contains(" EMC0016 1:13 ")
                .contains("`getambassador.io/" + version + "`");
        assertThat(read.result().set().resources()).isEmpty();
    }

    /// It builds and rolls out what Mappings lead to, and protects nothing.
    @Test
    void projectOfEdgeStackIsNotTranslated() {
        ReadYaml read = ReadYaml.of(ReadYaml.object("getambassador.io/v3alpha1", "Project", "a: b"));
        assertThat(read.said()).singleElement().asString().startsWith("WARNING EMC9007 2:7 Project");
        assertThat(read.diagnostics().getFirst().effect()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: Mapping; metadata: {name: a} | apiVersion",
                "apiVersion: getambassador.io/v3alpha1; metadata: {name: a} | kind",
                "apiVersion: getambassador.io/v3alpha1; kind: DevPortal; metadata: {}; spec: {} | metadata.name",
                "apiVersion: getambassador.io/v3alpha1; kind: DevPortal; metadata: {name: ''}; spec: {} |"
                        + " metadata.name",
                "apiVersion: getambassador.io/v3alpha1; kind: DevPortal; spec: {} | metadata.name",
            })
    void anObjectOfOursThatDoesNotSayWhichItIsIsReported(String yaml, String missing) {
        ReadYaml read = ReadYaml.of(yaml.replace("; ", "\n"));
        assertThat(read.said())
                .singleElement()
                .asString()
                .startsWith("ERROR EMC0009 ")
                .contains("`" + missing + "`");
        assertThat(read.result().set().resources()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"replicas: 3", "kind: Values", "{}"})
    void mapsThatAreNoObjectsArePassedOver(String yaml) {
        ReadYaml read = ReadYaml.of(yaml);
        assertThat(read.said()).isEmpty();
        assertThat(read.result().passedOver().values()).containsExactly(1);
    }

    @Test
    void aResourceWithAnErrorIsLeftOutAndTheRestIsRead() {
        String wrong = ReadYaml.v3("Mapping", "prefix: /\nservice: s\ntimeout_ms: soon");
        ReadYaml read = ReadYaml.of(wrong + "---\n" + RESOLVER.formatted("a"));
        assertThat(read.said()).singleElement().asString().startsWith("ERROR EMC0007 9:15 ");
        assertThat(read.names()).containsExactly("KubernetesServiceResolver default/a");
    }

    @Test
    void anUnknownFieldIsReportedAndTheRestOfItsResourceRead() {
        ReadYaml read = ReadYaml.of(ReadYaml.v3("Mapping", "prefix: /\nservice: s\ntime_out_ms: 5"));
        assertThat(read.said()).singleElement().asString().startsWith("ERROR EMC0006 9:3 ");
        assertThat(read.only(Mapping.class).policy().timeout()).isEmpty();
    }

    @Test
    void objectsWithoutANamespaceAreInEmissarysOwn() {
        ReadOptions options = new ReadOptions("emissary", "default", false, false, true);
        assertThat(ReadYaml.of(RESOLVER.formatted("a"), options).names())
                .containsExactly("KubernetesServiceResolver emissary/a");
        assertThat(inNamespace("_automatic_", false, false).names())
                .contains("DevPortal emissary/it", "Secret emissary/sec");
        assertThat(inNamespace("other", false, false).names()).contains("DevPortal other/it", "Secret other/sec");
    }

    @Test
    void objectsOfOtherNamespacesMayBeLeftOut() {
        assertThat(inNamespace("other", true, true).names()).allMatch(name -> name.startsWith("IngressClass"));
        assertThat(inNamespace("other", true, false).names())
                .contains("Secret other/sec")
                .doesNotContain("DevPortal other/it");
        assertThat(inNamespace("other", false, true).names())
                .contains("DevPortal other/it")
                .doesNotContain("Secret other/sec");
        assertThat(inNamespace("emissary", true, true).names()).hasSize(3);
    }

    @Test
    void emissarysObjectsAreLabelledWithTheirNames() {
        String yaml = "apiVersion: getambassador.io/v3alpha1\nkind: DevPortal\n"
                + "metadata: {name: it, namespace: ns, labels: {a: b}}\nspec: {}\n";
        assertThat(ReadYaml.one(DevPortal.class, yaml).metadata().labels())
                .containsExactly(Map.entry("a", "b"), Map.entry("ambassador_crd", "it.ns"));
    }

    @Test
    void labelsMayBeNull() {
        String yaml = "apiVersion: v1\nkind: Service\nmetadata: {name: it, labels: null}\nspec: {ports: [{port: 1}]}\n";
        assertThat(ReadYaml.one(KubernetesService.class, yaml).metadata().labels())
                .isEmpty();
    }

    @Test
    void resourcesAreSortedByCodePointsOfNameAndNamespace() {
        StringBuilder yaml = new StringBuilder();
        for (String name : new String[] {"b", "a-b", "a", "a.b", "\uFF5E", "\uD83D\uDE00", "B"}) {
            yaml.append("---\n").append(RESOLVER.formatted("'" + name + "'")).append('\n');
        }
        ReadYaml read = ReadYaml.of(yaml.toString());
        assertThat(read.result().set().resources().stream().map(Resource::name))
                .containsExactly("B", "a-b", "a.b", "a", "b", "\uFF5E", "\uD83D\uDE00");
    }

    @Test
    void textInMessagesIsNotTooLong() {
        ReadYaml read = ReadYaml.of(ReadYaml.v3("K".repeat(500), "a: b"));
        assertThat(read.diagnostics().getFirst().message()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AmbassadorInstallation", "WebApplicationFirewall"})
    void otherKindsOfEdgeStackAreNamed(String kind) {
        ReadYaml read = ReadYaml.of(ReadYaml.object("gateway.getambassador.io/v1alpha1", kind, "a: b"));
        assertThat(read.said()).singleElement().asString().startsWith("WARNING EMC9007 2:7 " + kind);
    }

    @Test
    void aFirewallIsNotLeftOutInSilence() {
        ReadYaml read = ReadYaml.of(
                ReadYaml.object("gateway.getambassador.io/v1alpha1", "WebApplicationFirewallPolicy", "rules: []"));
        assertThat(read.said())
                .singleElement()
                .asString()
                .startsWith("ERROR EMC5017 2:7 a WebApplicationFirewallPolicy");
        assertThat(read.diagnostics().getFirst().effect()).contains(Effect.OPEN);
    }

    @Test
    void theGroupOfThePreviewIsNamed() {
        ReadYaml read = ReadYaml.of(ReadYaml.object("x.getambassador.io/v3alpha1", "AmbassadorMapping", "a: b"));
        assertThat(read.said()).singleElement().asString().startsWith("ERROR EMC0016 1:13 the group");
    }
}
