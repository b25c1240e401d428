package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is wrong with a Secret, nothing of its data is said.
class SecretsStaySecretTest {

    private static final String CANARY = "CANARYcanaryCANARYcanary";
    private static final String KEY = "-----BEGIN PRIVATE KEY-----\n" + CANARY + "\n-----END PRIVATE KEY-----\n";

    private static final String USER = Inputs.LISTENER.replace("HTTP", "HTTPS")
            + Inputs.HOST.replace("requestPolicy", "tlsSecret: {name: cert}, requestPolicy");

    private static String secret(String rest) {
        return "apiVersion: v1\nkind: Secret\nmetadata: {name: cert}\ntype: kubernetes.io/tls\n" + rest;
    }

    private static String shop() {
        return Inputs.base64("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    }

    private static String filter(String spec) {
        return "apiVersion: getambassador.io/v3alpha1\nkind: Filter\nmetadata: {name: keys}\nspec: " + spec + "\n";
    }

    private static String users(String line) {
        return filter("{BasicAuth: {secretName: users}}")
                + "---\napiVersion: v1\nkind: Secret\nmetadata: {name: users}\nstringData: {.htpasswd: '" + line
                + "'}\n";
    }

    static Stream<Arguments> faultsOfFilters() {
        String annotated = "apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n  annotations:\n"
                + "    getambassador.io/config: |\n"
                + filter("{APIKey: {keys: [{key: " + CANARY + ", a: b}]}}").indent(6);
        return Stream.of(
                Arguments.of("unknown field", filter("{APIKey: {keys: [{key: " + CANARY + ", name: a}]}}")),
                Arguments.of("no list", filter("{APIKey: {keys: {key: " + CANARY + "}}}")),
                Arguments.of("text", filter("{APIKey: {keys: " + CANARY + "}}")),
                Arguments.of("list of texts", filter("{APIKey: {keys: [" + CANARY + "]}}")),
                Arguments.of("no key", filter("{APIKey: {httpHeader: a b, keys: [{key: ' " + CANARY + "'}, {}]}}")),
                Arguments.of("twice", filter("{APIKey: {keys: [{key: " + CANARY + "}], keys: []}}")),
                Arguments.of("syntax", filter("{APIKey: {keys: [{key: " + CANARY + "]}}")),
                Arguments.of("two types", filter("{APIKey: {keys: [{key: " + CANARY + "}]}, Plugin: {name: a}}")),
                Arguments.of("BasicAuth", filter("{BasicAuth: {users: 'anna:" + CANARY + "'}}")),
                Arguments.of("BasicAuth in a list", filter("{BasicAuth: {users: [{password: " + CANARY + "}]}}")),
                Arguments.of("line of a user", users("anna:{SHA}" + CANARY)),
                Arguments.of("user", users(CANARY + ":{SHA}x")),
                Arguments.of("no user", users(CANARY)),
                Arguments.of("OAuth2", filter("{OAuth2: {secret: " + CANARY + "}}")),
                Arguments.of("in an annotation", annotated));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsOfFilters")
    void noKeyOfAFilterIsSaid(String fault, String filter, @TempDir Path folder) {
        nothingOfItsDataIsSaid(fault, filter, folder);
        Run run = Run.of("lint", folder.toString());
        assertThat(run.out() + run.err()).doesNotContain("CANARY", "canary").contains("error[");
    }

    static Stream<Arguments> faults() {
        String key = Inputs.base64(KEY);
        List<Arguments> faults = new ArrayList<>();
        faults.add(Arguments.of("syntax", secret("data:\n  tls.key: " + key + "\n tls.crt: " + CANARY + " [\n")));
        faults.add(Arguments.of("unclosed quote", secret("data:\n  tls.key: \"" + CANARY + "\n")));
        faults.add(Arguments.of("tab", secret("data:\n\ttls.key: " + CANARY + "\n")));
        faults.add(Arguments.of("data is text", secret("data: " + CANARY + "\n")));
        faults.add(Arguments.of("data is a list", secret("data: [" + CANARY + "]\n")));
        faults.add(Arguments.of("value is a map", secret("data: {tls.key: {" + CANARY + ": x}}\n")));
        faults.add(Arguments.of("value is a list", secret("data: {tls.key: [" + CANARY + "], tls.crt: 1}\n")));
        faults.add(Arguments.of("not base64", secret("data: {tls.key: '" + CANARY + "!', tls.crt: '%%'}\n")));
        faults.add(Arguments.of("no certificate", secret("data: {tls.key: " + key + "}\n")));
        faults.add(Arguments.of("no key", secret("data: {tls.crt: " + key + "}\n")));
        faults.add(Arguments.of(
                "no PEM", secret("data: {tls.crt: " + Inputs.base64(CANARY) + ", tls.key: " + key + "}\n")));
        faults.add(Arguments.of("key is no key", secret("data: {tls.crt: " + shop() + ", tls.key: " + key + "}\n")));
        faults.add(
                Arguments.of("plain text", secret("data:\n  tls.key: |\n    " + KEY.replace("\n", "\n    ") + "\n")));
        faults.add(
                Arguments.of("stringData", secret("stringData: {tls.key: " + CANARY + ", tls.crt: " + CANARY + "}\n")));
        faults.add(Arguments.of("duplicate key", secret("data:\n  tls.key: " + key + "\n  tls.key: " + CANARY + "\n")));
        faults.add(Arguments.of(
                "twice",
                secret("data: {tls.key: " + key + "}\n") + "---\n" + secret("data: {tls.key: " + CANARY + "}\n")));
        faults.add(Arguments.of("unknown alias", secret("data: {tls.key: *" + CANARY + "}\n")));
        faults.add(Arguments.of("tag", secret("data: {tls.key: !!binary " + CANARY + "}\n")));
        faults.add(Arguments.of(
                "one line",
                "{apiVersion: v1, kind: Secret, metadata: {name: cert}, data: {tls.key: " + CANARY + ", x\n"));
        faults.add(Arguments.of(
                "json", "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"data\":{\"tls.key\":\"" + CANARY + "\"},}{\n"));
        faults.add(Arguments.of(
                "in a list",
                "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: cert}\n  data: {tls.key: "
                        + CANARY + ", tls.key: " + CANARY + "}\n"));
        faults.add(Arguments.of(
                "applied before",
                "apiVersion: v1\nkind: Secret\nmetadata:\n  name: cert\n  annotations:\n"
                        + "    kubectl.kubernetes.io/last-applied-configuration: '{\"data\":{\"tls.key\":\"" + CANARY
                        + "\"}}'\ntype: kubernetes.io/tls\ndata: {tls.key: 1, tls.key: 2}\n"));
        return faults.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void nothingOfItsDataIsSaid(String fault, String secret, @TempDir Path folder) {
        Inputs.write(folder, "user.yaml", USER);
        Inputs.write(folder, "secret.yaml", secret);
        for (String more : List.of("--quiet", "--lenient", "--profile=parity", "--color=always")) {
            Run run = Run.of(
                    "render",
                    folder.toString(),
                    more,
                    "-o",
                    folder.resolve("out.json").toString());
            assertThat(run.exit()).isBetween(0, 3);
            String said = run.out() + run.err();
            assertThat(said).doesNotContain("CANARY", "canary");
            assertThat(said)
                    .doesNotContain(
                            Inputs.base64(KEY).substring(0, 40),
                            Inputs.base64(CANARY).substring(0, 20));
        }
    }

    @Test
    void goodSecretsAreInTheOutputOnly() {
        Run run = Run.of("render", "testdata/render/listeners/https-secure/input.yaml");
        assertThat(run.out()).contains("-----BEGIN PRIVATE KEY-----");
        assertThat(run.err()).isEmpty();
    }
}
