package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretDecodingTest {

    private static final String PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    private static String secret(String rest) {
        return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: sec\n" + rest;
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KubernetesSecret read(String rest) {
        return ReadYaml.one(KubernetesSecret.class, secret(rest));
    }

    @Test
    void partsOfAServersSecret() {
        KubernetesSecret secret = read("type: kubernetes.io/tls\ndata:\n  tls.crt: %s\n  tls.key: %s\n"
                .formatted(encoded(PEM), encoded("key")));
        assertThat(secret.type()).isEqualTo("kubernetes.io/tls");
        assertThat(secret.certificate().orElseThrow().reveal()).isEqualTo(PEM);
        assertThat(secret.privateKey().orElseThrow().reveal()).isEqualTo("key");
        assertThat(secret.user()).isEmpty();
        assertThat(secret.root()).isEmpty();
    }

    @Test
    void partsOfIstiosSecret() {
        KubernetesSecret secret =
                read("type: istio.io/key-and-cert\ndata:\n  cert-chain.pem: %s\n  key.pem: %s\n  root-cert.pem: %s\n"
                        .formatted(encoded("chain"), encoded("key"), encoded("root")));
        assertThat(secret.certificate().orElseThrow().reveal()).isEqualTo("chain");
        assertThat(secret.privateKey().orElseThrow().reveal()).isEqualTo("key");
        assertThat(secret.root().orElseThrow().reveal()).isEqualTo("root");
    }

    @Test
    void partsOfOpaqueSecrets() {
        assertThat(read("type: Opaque\ndata: {user.key: " + encoded("u") + "}")
                        .user()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("u");
        assertThat(read("type: Opaque\ndata: {crl.pem: " + encoded("c") + "}")
                        .user()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("c");
        KubernetesSecret ca =
                read("data:\n  tls.crt: %s\n  cert_required: %s\n".formatted(encoded("c"), encoded("True\n")));
        assertThat(ca.type()).isEqualTo("Opaque");
        assertThat(ca.certRequired()).contains(true);
    }

    @Test
    void textThatIsPemAlreadyIsTakenAsItIs() {
        String data = "data:\n  tls.crt: |\n" + PEM.indent(4);
        assertThat(read(data).certificate().orElseThrow().reveal()).isEqualTo(PEM);
    }

    @Test
    void encodedTextMayBeFolded() {
        String text = encoded("a certificate that is long enough for two lines");
        String data = "data:\n  tls.crt: |\n    " + text.substring(0, 20) + "\n    " + text.substring(20) + "\n";
        assertThat(read(data).certificate().orElseThrow().reveal()).startsWith("a certificate");
    }

    @Test
    void stringDataCountsOverData() {
        KubernetesSecret secret = read("stringData: {tls.crt: plain}\ndata:\n  tls.crt: %s\n  tls.key: %s\n"
                .formatted(encoded("other"), encoded("key")));
        assertThat(secret.certificate().orElseThrow().reveal()).isEqualTo("plain");
        assertThat(secret.privateKey().orElseThrow().reveal()).isEqualTo("key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"helm.sh/release.v1", "kubernetes.io/dockerconfigjson", "bootstrap.kubernetes.io/token"})
    void secretsOfOtherTypesArePassedOver(String type) {
        ReadYaml read = ReadYaml.of(secret("type: " + type + "\ndata: {tls.crt: " + encoded("c") + "}"));
        assertThat(read.result().set().resources()).isEmpty();
        assertThat(read.said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: {password: eA==}", "data: {ca.crt: eA==}", "stringData: {password: x}"})
    void otherValuesAreNoTlsMaterial(String rest) {
        KubernetesSecret secret = read(rest);
        assertThat(secret.values().values())
                .singleElement()
                .satisfies(value -> assertThat(value.orElseThrow().reveal()).isEqualTo("x"));
        assertThat(secret.holdsTls()).isFalse();
    }

    /// Only who needs such a value knows that it is one.
    @Test
    void anotherValueThatIsNotBase64IsEmpty() {
        ReadYaml read = ReadYaml.of(secret("data: {password: '???', '.dockerconfigjson': eA==}"));
        assertThat(read.said()).isEmpty();
        assertThat(((KubernetesSecret) read.result().set().resources().getFirst()).values())
                .containsEntry("password", Optional.empty())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: {}", "data: null", ""})
    void secretsWithoutValuesArePassedOver(String rest) {
        ReadYaml read = ReadYaml.of(secret(rest));
        assertThat(read.result().set().resources()).isEmpty();
        assertThat(read.said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2!hunter2", "hunter2hunter2=x", "häßlich", "hunter2hunter"})
    void whatIsNotBase64IsReportedAndNotShown(String text) {
        ReadYaml read = ReadYaml.of(secret("data:\n  tls.crt: '" + text + "'\n"));
        assertThat(read.said()).singleElement().asString().startsWith("ERROR EMC4002 6:12 `tls.crt`");
        assertThat(read.diagnostics().toString() + read.result()).doesNotContain(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aHVudGVyMg", "aHVudGVyMjM="})
    void paddingMustBeThere(String text) {
        boolean padded = text.endsWith("=");
        ReadYaml read = ReadYaml.of(secret("data:\n  tls.crt: " + text + "\n"));
        assertThat(read.said()).hasSize(padded ? 0 : 1);
        assertThat(read.diagnostics().toString()).doesNotContain(text);
        if (!padded) assertThat(read.diagnostics().toString()).contains("it lacks the `=` at its end");
    }

    @Test
    void linesOfBase64AreJoinedButBlanksAreNoBase64() {
        assertThat(ReadYaml.of(secret("data: {tls.crt: \"aHVu\\r\\ndGVy\\nMg==\"}"))
                        .said())
                .isEmpty();
        assertThat(ReadYaml.of(secret("data: {tls.crt: aHVu dGVyMg==}")).said()).hasSize(1);
    }

    @Test
    void nothingPrintsASecret() {
        ReadYaml read = ReadYaml.of(secret("stringData: {tls.crt: hunter2, tls.key: hunter3, cert_required: hunter4}"));
        assertThat(read.all(KubernetesSecret.class)).hasSize(1);
        assertThat(read.result().toString()).doesNotContain("hunter");
    }
}
