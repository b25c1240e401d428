package emissaryctl.assemble.tls;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.cli.Run;
import emissaryctl.golden.RealEnvoy;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Words of which Envoy has its own list: real Envoy takes all that are let through, and others are errors.
class EnvoyWordsTest {

    private static final String SERVED = """
            apiVersion: getambassador.io/v3alpha1
            kind: Listener
            metadata: {name: front, namespace: default}
            spec: {port: 8080, protocol: HTTP, securityModel: XFP, hostBinding: {namespace: {from: ALL}}}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Host
            metadata: {name: everyone, namespace: default}
            spec: {hostname: '*', requestPolicy: {insecure: {action: Route}}}
            ---
            """;

    private static final Map<String, String> ARGUMENTS = Map.of(
            "METADATA", "ROUTE:a",
            "CLUSTER_METADATA", "a:b",
            "DYNAMIC_METADATA", "a:b",
            "UPSTREAM_METADATA", "a:b",
            "CEL", "request.path",
            "COMMON_DURATION", "DS_RX_BEG:US_TX_BEG:ms");

    private static Run render(String resources) {
        return Run.withInput(
                SERVED + resources, "render", "-", "--envoy", RealEnvoy.path().toString());
    }

    private static String resource(String kind, String name, String spec) {
        return """
                apiVersion: getambassador.io/v3alpha1
                kind: %s
                metadata: {name: %s, namespace: default}
                spec: {%s}
                ---
                """.formatted(kind, name, spec);
    }

    private static String mapping(String more) {
        return resource("Mapping", "shop", "hostname: '*', prefix: /shop/, service: shop" + more);
    }

    private static String context(String settings) {
        return mapping(", tls: upstream") + resource("TLSContext", "upstream", settings);
    }

    private static String logging(String format) {
        return mapping("") + resource("Module", "ambassador", "config: {envoy_log_format: '" + format + "'}");
    }

    private static String list(Set<String> words) {
        return new TreeSet<>(words).stream().map(word -> "'" + word + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    private static void isTaken(Run run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    private static void isError(Run run, String code, String text) {
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("error[" + code + "]", text).doesNotContain("EMC8013");
    }

    @Test
    void envoyHasTheCipherSuites() {
        isTaken(render(context("cipher_suites: " + list(TlsWords.CIPHERS))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ECDHE-RSA-AES128-GCM-SHA256|ECDHE-RSA-CHACHA20-POLY1305]", "ECDHE+AESGCM", "ALL:!3DES"})
    void suitesMayBeJoined(String expression) {
        isTaken(render(context("cipher_suites: ['" + expression + "']")));
    }

    /// `DEFAULT` must be the first.
    @Test
    void envoyHasTheGroupsOfCipherSuites() {
        Set<String> others = new TreeSet<>(TlsWords.GROUPS);
        others.remove("DEFAULT");
        isTaken(render(context("cipher_suites: " + list(others).replace("[", "['DEFAULT', "))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ECDHE-RSA-AES256-SHA384", "TLS_AES_128_GCM_SHA256", "ecdhe-rsa-aes128-gcm-sha256", "RC4-SHA"})
    void otherCipherSuitesAreErrors(String suite) {
        isError(render(context("cipher_suites: ['" + suite + "']")), "EMC4010", "no cipher suite");
    }

    /// A curve may not be named twice, so those with two names take two turns.
    @Test
    void envoyHasTheCurves() {
        Set<String> aliases = Set.of("x25519", "prime256v1", "secp384r1", "secp521r1");
        Set<String> others = new TreeSet<>(TlsWords.CURVES);
        assertThat(others.removeAll(aliases)).isTrue();
        isTaken(render(context("ecdh_curves: " + list(aliases))));
        isTaken(render(context("ecdh_curves: " + list(others))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-224", "secp256r1", "P256"})
    void otherCurvesAreErrors(String curve) {
        isError(render(context("ecdh_curves: ['" + curve + "']")), "EMC4010", "no curve");
    }

    @Test
    void envoyHasTheCommandOperators() {
        String plain =
                CommandOperators.PLAIN.stream().map(name -> "%" + name + "%").collect(Collectors.joining(" "));
        String others = CommandOperators.WITH_ARGUMENT.stream()
                .map(name -> "%" + name + "(" + ARGUMENTS.getOrDefault(name, "a") + ")%")
                .collect(Collectors.joining(" "));
        isTaken(render(logging(plain + " " + others + " 100 %%")));
    }

    /// Wherever Envoy reads operators, one that it does not know is found before Envoy sees it.
    @Test
    void unknownOperatorsAreErrorsEverywhere() {
        Stream.of(
                        mapping(", add_request_headers: {x-a: {value: '%FOO%'}}"),
                        mapping(", add_response_headers: {x-a: {value: '%REQ%'}}"),
                        mapping(", error_response_overrides: [{on_status_code: 404, body: {text_format: '%FOO%'}}]"),
                        mapping(", resolver: kubernetes-endpoint, health_checks: [{health_check: {http: {path: /,"
                                + " add_request_headers: {x-a: {value: '%FOO%'}}}}}]"),
                        mapping("")
                                + resource("AuthService", "auth", "auth_service: auth, add_auth_headers: {x-a: '50%'}"),
                        logging("%FOO%"),
                        logging("100%"))
                .forEach(input -> {
                    Run run = render(input);
                    assertThat(run.exit()).as(input).isEqualTo(1);
                    assertThat(run.err()).contains("error[").doesNotContain("EMC8013");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEST", "SPEED", "DEFAULT", "best", "COMPRESSION_LEVEL_3", "BEST_COMPRESSION"})
    void envoyHasTheCompressionLevels(String word) {
        isTaken(render(
                mapping("") + resource("Module", "ambassador", "config: {gzip: {compression_level: " + word + "}}")));
    }

    @Test
    void otherWordsOfCompressionAreErrors() {
        isError(
                render(mapping("") + resource("Module", "ambassador", "config: {gzip: {compression_level: HIGHEST}}")),
                "EMC0010",
                "BEST_COMPRESSION");
        isError(
                render(mapping("") + resource("Module", "ambassador", "config: {gzip: {compression_strategy: LZ}}")),
                "EMC0010",
                "HUFFMAN_ONLY");
    }

    /// Leniently the rest is rendered, without what Envoy would reject.
    @Test
    void lenientlyEnvoyTakesWhatIsLeft() {
        Run run = Run.withInput(
                SERVED
                        + mapping(", rewrite: \"a\\nb\"")
                        + resource(
                                "Module",
                                "ambassador",
                                "config: {gzip: {compression_level: HIGHEST, memory_level: 20}, envoy_log_format: '%FOO%',"
                                        + " max_request_headers_kb: 0, server_name: \"a\\nb\"}"),
                "render",
                "-",
                "--lenient",
                "--envoy",
                RealEnvoy.path().toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("EMC0010", "EMC0015", "EMC8012").doesNotContain("EMC8013");
    }
}
