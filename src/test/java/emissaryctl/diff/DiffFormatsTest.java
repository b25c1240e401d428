package emissaryctl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import emissaryctl.diff.view.DiffFormat;
import emissaryctl.diff.view.DiffFormats;
import emissaryctl.traffic.CertificateAuthority;
import emissaryctl.traffic.Identity;
import emissaryctl.traffic.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the formats make of texts of strangers, and of secrets.
class DiffFormatsTest {

    private static final String BESIDE =
            Manifest.listener(8080, "HTTP", "XFP") + "\n---\n" + Manifest.host("all", "*", "Route") + "\n---\n";
    private static final String HOSTILE = "x|<b>`y`</b>]]>&<script>alert(1)</script> %0A::error::no\u202e";

    private static String mapping(String service, String header) {
        return "apiVersion: getambassador.io/v3alpha1\nkind: Mapping\nmetadata: {name: users}\nspec:\n"
                + "  hostname: '*'\n  prefix: /users/\n  service: " + service + "\n  headers:\n    x-a: '" + header
                + "'\n  add_request_headers:\n    authorization: {value: Bearer SECRETTOKEN" + service + "}\n";
    }

    private static Comparison hostile() {
        return Compared.of(BESIDE + mapping("one", "a"), BESIDE + mapping("two", HOSTILE.replace("'", "''")));
    }

    static List<DiffFormat> formats() {
        return DiffFormats.ALL;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void textsOfStrangersStayWhereTheyAre(DiffFormat format) {
        String text = format.format(hostile());
        if (!format.name().equals("json")) assertThat(text).doesNotContain("\u202e");
        assertThat(text.lines()).noneMatch(line -> line.startsWith("::error::no"));
        switch (format.name()) {
            case "html" -> assertThat(text).doesNotContain("<script").contains("&lt;script&gt;");
            case "markdown" ->
                assertThat(text).doesNotContain("<script").doesNotContain("`").contains("&#60;script&#62;", "x&#124;");
            case "github" ->
                assertThat(text.lines().filter(line -> line.contains("%250A"))).allMatch(line -> line.startsWith("::"));
            default -> {}
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void secretsAreNotShown(DiffFormat format) {
        assertThat(format.format(hostile())).doesNotContain("SECRETTOKEN");
        Identity one = new CertificateAuthority("tests").issue("shop.example.com");
        Identity two = new CertificateAuthority("tests").issue("shop.example.com");
        String host = Manifest.secureHost("shop", "shop.example.com", "shop-tls") + "\n---\n"
                + Manifest.listener(8443, "HTTPS", "SECURE") + "\n---\n";
        String text = format.format(
                Compared.of(host + Manifest.secret("shop-tls", one), host + Manifest.secret("shop-tls", two)));
        assertThat(text).contains(format.name().equals("github") ? "EMCD008" : "sha256:");
        for (Identity each : List.of(one, two)) {
            for (String line : (each.keyPem() + each.certificatePem()).split("\n")) {
                if (line.length() > 20 && !line.startsWith("-----"))
                    assertThat(text).doesNotContain(line);
            }
        }
        assertThat(text).doesNotContain("PRIVATE KEY");
    }

    /// A key that changes is a change, and is not shown.
    @ParameterizedTest
    @MethodSource("formats")
    void keysOfFiltersAreNotShown(DiffFormat format) {
        String policy = Manifest.mapping("shop", "shop", "prefix: /") + "\n---\n"
                + Manifest.resource("FilterPolicy", "all", "rules: [{path: /a/*, filters: [{name: keys}]}]")
                + "\n---\n";
        String text = format.format(Compared.of(
                BESIDE + policy + Manifest.resource("Filter", "keys", "APIKey: {keys: [{key: FIRSTKEY}, {key: SAME}]}"),
                BESIDE
                        + policy
                        + Manifest.resource("Filter", "keys", "APIKey: {keys: [{key: OTHERKEY}, {key: SAME}]}")));

        assertThat(text).contains("changed").doesNotContain("FIRSTKEY", "OTHERKEY", "SAME");
        if (format.name().equals("text")) assertThat(text).contains("credentials");
    }

    /// Nor is what becomes of a password.
    @ParameterizedTest
    @MethodSource("formats")
    void usersOfFiltersAreNotShown(DiffFormat format) {
        String same = BESIDE + Manifest.mapping("shop", "shop", "prefix: /") + "\n---\n"
                + Manifest.resource("FilterPolicy", "all", "rules: [{path: /a/*, filters: [{name: users}]}]")
                + "\n---\n"
                + Manifest.resource("Filter", "users", "BasicAuth: {secretName: users}") + "\n---\n";
        String secret =
                "apiVersion: v1\nkind: Secret\nmetadata: {name: users}\nstringData: {.htpasswd: 'anna:{SHA}%s'}\n";
        String text = format.format(Compared.of(
                same + secret.formatted("qUqP5cyxm6YcTAhz05Hph5gvu9M="),
                same + secret.formatted("hp3HeLPuMyKxNHbKxKM7IwjtlVc=")));

        assertThat(text).contains("changed").doesNotContain("qUqP5", "hp3He");
        if (format.name().equals("text")) assertThat(text).contains("users");
    }

    @Test
    void aCommentIsNeverTooLong() {
        StringBuilder many = new StringBuilder(BESIDE);
        for (int i = 0; i < 2_000; i++) {
            many.append(Manifest.mapping("m" + i, "s" + i, "prefix: /m" + i + "/"))
                    .append("\n---\n");
        }
        String text = DiffFormats.named("markdown").orElseThrow().format(Compared.of(BESIDE, many.toString()));
        assertThat(text.length()).isLessThan(65_536);
        assertThat(text).contains("2000 routes added").containsPattern("\nand \\d+ more changes\\.");
    }

    /// What a comment has no room for is the least risky.
    @Test
    void aCommentBeginsWithTheRiskiestChanges() {
        StringBuilder old = new StringBuilder(BESIDE);
        StringBuilder now = new StringBuilder(BESIDE);
        for (int i = 0; i < 400; i++) {
            String mapping = Manifest.mapping("m" + i, "s" + i, "prefix: /m" + i + "/");
            old.append(mapping).append("\n---\n");
            now.append(mapping.replace("service: s", "service: t")).append("\n---\n");
        }
        old.append(Manifest.mapping("z", "z", "prefix: /z/"));
        String text = DiffFormats.named("markdown").orElseThrow().format(Compared.of(old.toString(), now.toString()));
        assertThat(text).containsPattern("\nand \\d+ more changes\\.");
        assertThat(text.lines().skip(4).findFirst().orElseThrow())
                .startsWith("| <b>high</b> | <b>removed</b> Mapping default/z<br>");
    }

    /// One change of very many routes is still told.
    @Test
    void aCommentHasRoomForAChangeOfManyRoutes() {
        StringBuilder mappings = new StringBuilder(BESIDE);
        for (int i = 0; i < 500; i++) {
            mappings.append(Manifest.mapping("m" + i, "s" + i, "prefix: /m" + i + "/"))
                    .append("\n---\n");
        }
        String module = Manifest.resource(
                "Module", "ambassador", "config: {add_linkerd_headers: true, cluster_request_timeout_ms: 7000}");
        String text =
                DiffFormats.named("markdown").orElseThrow().format(Compared.of(mappings.toString(), mappings + module));
        assertThat(text).contains("Module default/ambassador", "l5d-dst-override", " more lines |", "EMCD010");
        assertThat(text).doesNotContain("more change");
    }

    @Test
    void thePageIsWholeAndHasNoScript() {
        String page = DiffFormats.named("html").orElseThrow().format(hostile());
        assertThat(page)
                .startsWith("<!doctype html>")
                .endsWith("</html>\n")
                .doesNotContain("<script", "<link", "href=", "src=", "url(", "@import", "<!--");
    }

    /// A team with old debts can gate on new ones.
    @Test
    void findingsThatAreNewFailTheRunAndOthersDoNot(@TempDir Path folder) throws Exception {
        String old = BESIDE + mapping("one", "a");
        String worse = old.replace("prefix: /users/", "prefix: users/");
        String before = Files.writeString(folder.resolve("old.yaml"), old).toString();
        String after = Files.writeString(folder.resolve("new.yaml"), worse).toString();
        Run run = Run.of("diff", "--no-config", before, after, "--fail-on", "high");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("\nFindings: 1 introduced, 0 fixed, ", "\n+ error[EMC2019] ");
        Run back = Run.of("diff", "--no-config", after, before, "--fail-on", "high");
        assertThat(back.out()).contains("\nFindings: 0 introduced, 1 fixed, ", "\n- error[EMC2019] ");
        assertThat(Run.of("diff", "--no-config", after, after, "--fail-on", "low")
                        .exit())
                .isZero();
    }

    @Test
    void whatNeitherSideMakesAnythingOfIsTold(@TempDir Path folder) throws Exception {
        String file = Files.writeString(
                        folder.resolve("a.yaml"),
                        BESIDE + "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: users}\n")
                .toString();
        assertThat(Run.of("diff", "--no-config", file, file).out())
                .contains("\nNot compared, since nothing is made of it: 1 apps/v1 Deployment\n");
    }

    /// Names of filters are a stranger's, too.
    @Test
    void whatIsNotUnderstoodIsToldOnceWithItsNumber() {
        NotUnderstood one = new NotUnderstood("live.json", "filter chain with HTTP filter <script>\u202e|`", 2);
        NotUnderstood two = new NotUnderstood("live.json", "route match.grpc", 6);
        Comparison comparison =
                new Comparison("live.json", "new", List.of(), Optional.empty(), new TreeMap<>(), List.of(one, two));
        for (DiffFormat format : DiffFormats.ALL) {
            String text = format.format(comparison);
            switch (format.name()) {
                case "text" ->
                    assertThat(text)
                            .contains(
                                    "\nNot understood in live.json, so that no request is shown that comes to it: 2 × filter")
                            .endsWith(", 6 × route match.grpc\n")
                            .doesNotContain("\u202e");
                case "markdown" ->
                    assertThat(text).contains("&#60;script&#62;", "6 × route").doesNotContain("`");
                case "html" ->
                    assertThat(text).contains("&lt;script&gt;", "6 × route").doesNotContain("\u202e");
                case "json" -> assertThat(text).contains("\"what\" : \"route match.grpc\"", "\"number\" : 6");
                default -> assertThat(text).doesNotContain("Not understood");
            }
        }
    }
}
