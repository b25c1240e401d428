package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.pipeline.Loaded;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.resource.RateLimitLabel.GenericKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What has gone wrong in reading once.
class ReaderFaultsTest {

    private static final String MAPPING = "prefix: /\nservice: s\n";
    private static final String SECRET = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n";
    private static final String ANNOTATED =
            "apiVersion: v1\nkind: Service\nmetadata:\n  name: p\n  annotations:\n    getambassador.io/config: ";

    private static ReadYaml old(String kind, String spec) {
        return ReadYaml.of(ReadYaml.object("getambassador.io/v2", kind, spec));
    }

    @Test
    void secretsOfOneNameWithOtherValuesAreNoTwins() {
        ReadYaml read =
                ReadYaml.of(SECRET + "stringData: {tls.crt: ONE}\n---\n" + SECRET + "stringData: {tls.crt: TWO}\n");
        assertThat(read.said()).singleElement().asString().startsWith("ERROR EMC0011 ");
    }

    @Test
    void labelsTellObjectsApart() {
        String yaml = "apiVersion: getambassador.io/v3alpha1\n"
                + "kind: DevPortal\n"
                + "metadata: {name: it, labels: {a: %s}}\n"
                + "spec: {}\n";
        ReadYaml read = ReadYaml.of(yaml.formatted("b") + "---\n" + yaml.formatted("c"));
        assertThat(read.said()).singleElement().asString().startsWith("ERROR EMC0011 ");
    }

    @Test
    void twinsWithRateLimitLabelsAreTwins() {
        String one = ReadYaml.v3("Mapping", MAPPING + "labels: {d: [{g: [{generic_key: {value: v}}]}]}\n");
        assertThat(ReadYaml.of(one + "---\n" + one).said())
                .singleElement()
                .asString()
                .startsWith("WARNING EMC0011 ");
    }

    @Test
    void ingressesOfKnativeHaveNamesOfTheirOwn() {
        String yaml = "apiVersion: %s\nkind: Ingress\nmetadata: {name: it}\nspec: {}\n";
        ReadYaml read = ReadYaml.of(yaml.formatted("networking.k8s.io/v1") + "---\n"
                + yaml.formatted("networking.internal.knative.dev/v1alpha1"));
        assertThat(read.said()).isEmpty();
        assertThat(read.all(Ingress.class)).hasSize(1);
        assertThat(read.all(KnativeIngress.class)).hasSize(1);
    }

    @Test
    void aSecretWithABrokenCaIsNotUsedWithoutIt() {
        ReadYaml read = ReadYaml.of(SECRET + "data: {tls.crt: eA==, tls.key: eA==, root-cert.pem: '!!'}\n");
        assertThat(read.said()).singleElement().asString().startsWith("ERROR EMC4002 ");
        assertThat(read.all(KubernetesSecret.class)).isEmpty();
    }

    @Test
    void valuesThatASupportBundleHidesAreTakenAsTheyAre() {
        ReadYaml read = ReadYaml.of(SECRET + "data: {tls.crt: '-sanitized-'}\n");
        assertThat(read.said()).isEmpty();
        assertThat(read.all(KubernetesSecret.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "[_automatic_, x]"})
    void idsThatNameNoInstanceOfOurs(String ids) {
        ReadYaml read = ReadYaml.of(ReadYaml.v3("Mapping", MAPPING + "ambassador_id: " + ids + "\n"));
        assertThat(read.result().otherInstances()).isEqualTo(1);
    }

    @Test
    void bothSpellingsOfTheIdCountForAnOldHost() {
        assertThat(old("Host", "hostname: h\nambassador_id: [default]\nambassadorId: [x]\n")
                        .all(Host.class))
                .hasSize(1);
    }

    @Test
    void anIdInsideTheConfigOfAModuleIsNone() {
        String yaml = ReadYaml.v3("Module", "config: {ambassador_id: x}").replace("name: it", "name: ambassador");
        assertThat(ReadYaml.of(yaml).all(AmbassadorModule.class)).hasSize(1);
    }

    @Test
    void theKeyOfAnOldLabelIsKept() {
        ReadYaml read = old("Mapping", MAPPING + "labels: {d: [{g: [{generic_key: v, v3Key: k}]}]}\n");
        List<LabelGroup> groups = read.only(Mapping.class).policy().labels().get("d");
        assertThat(groups.getFirst().labels()).containsExactly(new GenericKey("k", "v"));
        assertThat(read.said()).hasSize(1);
    }

    @Test
    void anOldHeaderWithoutAValueIsNone() {
        ReadYaml read = old("Mapping", MAPPING + "headers: {x: null}\n");
        assertThat(read.said()).hasSize(1);
        assertThat(read.only(Mapping.class).match().headers().exact()).isEmpty();
    }

    @Test
    void anAddedHeaderWithoutAValueIsReported() {
        ReadYaml read = ReadYaml.of(ReadYaml.v3("Mapping", MAPPING + "add_request_headers: {x: {append: false}}\n"));
        assertThat(read.said()).containsExactly("ERROR EMC0009 9:28 header `x` has no `value`");
    }

    @Test
    void moduleAuthenticationMayAskForTls() {
        String yaml = ReadYaml.v3("Module", "config: {auth_service: a, tls: true}");
        AuthService auth = ReadYaml.one(AuthService.class, yaml.replace("name: it", "name: authentication"));
        assertThat(auth.service()).isEqualTo("https://a");
    }

    @Test
    void longTimesAreRead() {
        Mapping mapping = ReadYaml.one(Mapping.class, ReadYaml.v3("Mapping", MAPPING + "timeout_ms: 3000000000\n"));
        assertThat(mapping.policy().timeout()).contains(Duration.ofSeconds(3_000_000));
    }

    @Test
    void numbersThatAreTooLargeAreCalledThat() {
        assertThat(ReadYaml.of(ReadYaml.v3("Mapping", MAPPING + "weight: 99999999999\n"))
                        .said())
                .containsExactly("ERROR EMC0015 9:11 `weight` is out of range");
    }

    @Test
    void labelsThatAreNoTextsAreSaidOnce() {
        String yaml = ReadYaml.v3("Mapping", MAPPING).replace("  name: it\n", "  name: it\n  labels: {a: 1, b: [c]}\n");
        assertThat(ReadYaml.of(yaml).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "`labels.a` must be a string, not an integer", "`labels.b` must be a string, not a list");
    }

    @Test
    void annotationsHoldEmissarysKindsOnly() {
        String inner = ANNOTATED + "|\n      {apiVersion: getambassador.io/v3alpha1, kind: DevPortal, name: deep}\n";
        ReadYaml read = ReadYaml.of(ANNOTATED.replace("name: p", "name: outer") + "|\n" + inner.indent(6));
        assertThat(read.names()).containsExactly("Service default/outer");
    }

    @Test
    void anUnknownFieldInAQuotedAnnotationTakesNoOtherAway() {
        String yaml = ANNOTATED
                + "'{apiVersion: getambassador.io/v3alpha1, kind: Mapping, name: i, prefix: /, service: s, x: z}'\n";
        Outcome<Loaded> loaded = Pipeline.load(
                List.of("-"), new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), ReadOptions.DEFAULT);
        assertThat(loaded.diagnostics()).hasSize(1);
        assertThat(loaded.value().resources().all(Mapping.class)).hasSize(1);
    }
}
