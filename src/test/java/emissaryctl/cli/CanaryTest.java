package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.traffic.CertificateAuthority;
import emissaryctl.traffic.Identity;
import emissaryctl.traffic.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A text that stands in secrets alone shows in no output of any command, but in what is rendered of them.
class CanaryTest {

    private static final List<String> DISCOVERY = List.of(
            "--oidc-discovery",
            Path.of("testdata/render/filters/oauth2/openid-configuration.json")
                    .toAbsolutePath()
                    .toString());
    private static final String CANARY = "q7CanaryThatSingsInSecretsAlone";
    private static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");

    @TempDir
    Path folder;

    private Path before;
    private Path after;
    private List<String> secrets;

    /// Two sets of resources which differ in every secret, with findings right beside them.
    @BeforeEach
    void plant() throws IOException {
        Identity old = AUTHORITY.issue("shop.example.com");
        Identity now = AUTHORITY.issue("shop.example.com");
        before = Files.writeString(folder.resolve("before.yaml"), manifests(old, CANARY + "Before"));
        after = Files.writeString(folder.resolve("after.yaml"), manifests(now, CANARY + "After"));
        Files.writeString(folder.resolve("routes.yml"), """
                - request:
                    url: https://shop.example.com/cart/1
                    headers: {x-api-key: %1$sAfter}
                  expect:
                    headers: {authorization: Bearer %1$sBefore}
                """.formatted(CANARY));
        secrets = new ArrayList<>(List.of(CANARY, Inputs.base64(CANARY).substring(0, 30)));
        secrets.add(sha1(CANARY + "Before"));
        secrets.add(sha1(CANARY + "After"));
        for (Identity each : List.of(old, now)) {
            String body = each.keyPem().lines().toList().get(1);
            secrets.add(body.substring(4, 40));
            secrets.add(Base64.getEncoder()
                    .encodeToString(each.keyPem().getBytes(StandardCharsets.US_ASCII))
                    .substring(60, 100));
        }
    }

    private static String sha1(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String manifests(Identity identity, String canary) {
        return String.join(
                "\n---\n",
                Manifest.listener(8443, "HTTPS", "SECURE"),
                Manifest.secureHost("shop", "shop.example.com", "shop-tls"),
                Manifest.secret("shop-tls", identity),
                Manifest.mapping(
                        "cart",
                        "cart",
                        "prefix: /cart\nheaders: {x-api-key: " + canary
                                + "}\ntimeout_ms: 90000\nadd_request_headers: {authorization: {value: Bearer " + canary
                                + "}}"),
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: keys, namespace: default}
                type: Opaque
                data: {one: %s}""".formatted(Inputs.base64(canary)),
                """
                apiVersion: getambassador.io/v3alpha1
                kind: Filter
                metadata: {name: keys, namespace: default}
                spec: {APIKey: {httpHeader: x-key, keys: [{secretName: keys}, {key: %sToo}]}}""".formatted(canary),
                """
                apiVersion: getambassador.io/v3alpha1
                kind: Filter
                metadata: {name: login, namespace: default}
                spec:
                  OAuth2:
                    authorizationURL: https://idp.example.com
                    clientID: shop
                    secret: %sForLogins
                    accessTokenValidation: jwt
                    protectedOrigins: [{origin: "https://shop.example.com"}]""".formatted(canary),
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: users, namespace: default}
                stringData:
                  .htpasswd: |
                    anna:{SHA}%s""".formatted(sha1(canary)),
                """
                apiVersion: getambassador.io/v3alpha1
                kind: Filter
                metadata: {name: users, namespace: default}
                spec: {BasicAuth: {secretName: users}}""",
                """
                apiVersion: getambassador.io/v3alpha1
                kind: FilterPolicy
                metadata: {name: keys, namespace: default}
                spec: {rules: [{host: '*', path: /cart/*, filters: [{name: keys}, {name: users}, {name: login}]}]}""");
    }

    static Stream<List<String>> commands() {
        List<List<String>> all = new ArrayList<>();
        for (String format : List.of(
                "text", "compact", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown")) {
            all.add(List.of("lint", "AFTER", "--complete", "--profile", "strict", "--color", "always", "-o", format));
        }
        all.add(List.of("lint", "AFTER", "--complete", "--diff", "--unsafe-fixes"));
        for (String format : List.of("text", "json", "markdown", "github", "html")) {
            all.add(List.of("diff", "BEFORE", "AFTER", "-o", format));
        }
        for (String format : List.of("text", "json")) {
            all.add(List.of(
                    "explain",
                    "https://shop.example.com/cart/1",
                    "-H",
                    "x-api-key: " + CANARY,
                    "AFTER",
                    "--all",
                    "--format",
                    format));
        }
        for (String format : List.of("html", "mermaid", "dot", "text", "json"))
            all.add(List.of("graph", "AFTER", "-o", format));
        all.add(List.of("explain", "--why-not", "mapping/cart", "https://shop.example.com/other", "AFTER"));
        all.add(List.of("render", "AFTER", "-o", "OUT.yaml"));
        all.add(List.of("render", "AFTER", "--profile", "hardened", "-o", "OUT.json"));
        all.add(List.of("render", "AFTER", "--layout", "xds", "-o", "XDS"));
        all.add(List.of("render", "AFTER", "--layout", "kubernetes", "-o", "OUT-k8s.yaml"));
        all.add(List.of("serve", "AFTER", "--dir", "XDS", "--once"));
        for (String format : List.of("text", "json", "junit")) {
            all.add(List.of("test", "ROUTES", "AFTER", "--coverage", "--format", format));
        }
        all.add(List.of("baseline", "create", "AFTER", "--baseline", "baseline.json"));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothingOfItIsPrinted(List<String> command) throws IOException {
        Run run = Run.of(Stream.concat(command.stream().map(this::argument), DISCOVERY.stream())
                .toList());

        assertThat(run.exit()).as(run.err()).isLessThan(2);
        for (String secret : secrets) assertThat(run.out() + run.err()).doesNotContain(secret);
        Path baseline = folder.resolve("baseline.json");
        if (Files.exists(baseline)) assertThat(Files.readString(baseline)).doesNotContain(secrets);
    }

    @Test
    void itIsWhereItBelongs() throws IOException {
        assertThat(Run.of(render(after)).out()).contains(CANARY, "BEGIN PRIVATE KEY");
    }

    @Test
    void onlyFilesOfSecretsHaveIt() throws IOException {
        Path xds = folder.resolve("xds");
        assertThat(Run.of(render(after, "--layout", "xds", "-o", xds.toString()))
                        .exit())
                .isZero();
        try (Stream<Path> all = Files.walk(xds.resolve("cur").toRealPath())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("sds-") || name.equals("snapshot.pb")) continue;
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text).as(name).doesNotContain("PRIVATE KEY", CANARY + "ForLogins");
            }
        }
    }

    private static List<String> render(Path input, String... more) {
        return Stream.of(List.of("render", input.toString()), List.of(more), DISCOVERY)
                .flatMap(List::stream)
                .toList();
    }

    private String argument(String word) {
        return switch (word) {
            case "BEFORE" -> before.toString();
            case "ROUTES" -> folder.resolve("routes.yml").toString();
            case "AFTER" -> after.toString();
            case "XDS" -> folder.resolve("xds").toString();
            default ->
                word.startsWith("OUT") || word.equals("baseline.json")
                        ? folder.resolve(word).toString()
                        : word;
        };
    }
}
