package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `serve` as far as it needs no Envoy and comes to an end by itself.
class ServeUsageTest {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    @TempDir
    Path folder;

    private Run once(String input, String... more) {
        Inputs.write(folder, "input.yaml", input);
        List<String> args =
                new ArrayList<>(List.of("serve", folder.resolve("input.yaml").toString(), "--once"));
        args.addAll(List.of("--dir", folder.resolve("xds").toString()));
        args.addAll(List.of(more));
        return Run.of(args);
    }

    @Test
    void onePassPublishes() {
        assertThat(once(Inputs.GOOD).exit()).isZero();
        assertThat(folder.resolve("xds/cur/lds.json")).exists();
        Run again = once(Inputs.GOOD);
        assertThat(again.exit()).isZero();
        assertThat(again.err()).doesNotContain("published");
        Run read = Run.withInput(
                Inputs.GOOD.replace("/shop/", "/store/"),
                "serve",
                "-",
                "--once",
                "--dir",
                folder.resolve("xds").toString());
        assertThat(read.exit()).isZero();
        assertThat(read.err()).contains(" g2 published: ");
    }

    @Test
    void onePassSaysWhatIsWrong() throws IOException {
        once(Inputs.GOOD);
        Run wrong = once(Inputs.WRONG);
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("error[EMC0006]", "input.yaml:14:", "not published: 1 error in the input");
        assertThat(once("a: [").exit()).isEqualTo(3);
        assertThat(Files.readSymbolicLink(folder.resolve("xds/cur"))).isEqualTo(Path.of("gens/g1"));
        Run missing = Run.of(
                "serve",
                "missing.yaml",
                "--once",
                "--dir",
                folder.resolve("xds").toString());
        assertThat(missing.exit()).isEqualTo(3);
        Run nowhere = Run.of(
                "serve",
                folder.resolve("input.yaml").toString(),
                "--once",
                "--dir",
                folder.resolve("a/b").toString());
        assertThat(nowhere.exit()).isEqualTo(3);
        assertThat(nowhere.err()).contains("error: cannot publish in " + folder.resolve("a/b") + ": there is no ");
    }

    @Test
    void theLogIsJsonWhereThatIsWanted() {
        Run run = once(Inputs.WRONG, "--log-format", "json", "--lenient");
        List<JsonNode> lines = run.err()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(lines)
                .extracting(line -> line.get("event").asString())
                .containsExactly("finding", "findings", "published");
        JsonNode finding = lines.getFirst();
        assertThat(finding.get("level").asString()).isEqualTo("error");
        assertThat(finding.get("code").asString()).isEqualTo("EMC0006");
        assertThat(finding.get("file").asString()).endsWith("input.yaml");
        assertThat(finding.get("line").asInt()).isEqualTo(14);
        assertThat(lines.getLast().get("generation").asString()).isEqualTo("g1");
    }

    @Test
    void noSecretIsSaidOrLiesOpen() throws IOException {
        String canary = "Q0FOQVJZLUtFWS1NQVRFUklBTA==";
        String secret = """
                apiVersion: v1
                kind: Secret
                metadata: {name: tls, namespace: default}
                type: kubernetes.io/tls
                data: {tls.crt: %1$s, tls.key: %1$s}
                ---
                """.formatted(canary);
        for (String format : List.of("text", "json")) {
            Run run = once(
                    secret
                            + Inputs.GOOD.replace(
                                    "hostname: '*', requestPolicy",
                                    "hostname: '*', tlsSecret: {name: tls}, requestPolicy"),
                    "--log-format",
                    format,
                    "--lenient");
            assertThat(run.out() + run.err()).doesNotContain("CANARY", canary);
        }
        Path withKey = Path.of("testdata/render/listeners/https-secure/input.yaml");
        Run run = once(Files.readString(withKey));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("PRIVATE");
        try (Stream<Path> files = Files.walk(folder.resolve("xds"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean mayHold = file.getFileName().toString().startsWith("sds-") || file.endsWith("snapshot.pb");
                boolean holds =
                        Files.readString(file, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY");
                assertThat(holds && !mayHold).as(file.toString()).isFalse();
            }
        }
    }

    @Test
    void wrongUsageIsSaid() {
        assertUsage("there is no PATH to read resources from", "--dir", "x");
        assertUsage("- can be read with --once only", "-", "--dir", "x");
        assertUsage("--envoy does not go with --once", "k8s", "--dir", "x", "--once", "--envoy", "/bin/true");
        assertUsage("there is no program 'nonsense'", "k8s", "--dir", "x", "--envoy", "nonsense");
        assertUsage("--envoy-arg needs --envoy", "k8s", "--dir", "x", "--envoy-arg=-l");
        assertUsage("there is no program 'envoy'", "k8s", "--dir", "x", "--check");
        assertUsage(
                "--admin is an address of this machine such as 127.0.0.1:8001, not '10.0.0.1:80'",
                "k8s",
                "--dir",
                "x",
                "--admin",
                "10.0.0.1:80");
        assertUsage(
                "--status-port is a number up to 65535, not '65536'", "k8s", "--dir", "x", "--status-port", "65536");
        assertUsage("--debounce is a number up to 60000, not 'x'", "k8s", "--dir", "x", "--debounce", "x");
        assertUsage("--log-format is text or json, not 'xml'", "k8s", "--dir", "x", "--log-format", "xml");
        assertUsage("--rollback takes no PATH", "--dir", "x", "--rollback", "g1", "k8s");
        assertUsage("--rollback takes a generation such as g42, not 'last'", "--dir", "x", "--rollback", "last");
        Run noDirectory = Run.of("serve", "k8s");
        assertThat(noDirectory.exit()).isEqualTo(2);
        assertThat(noDirectory.err()).contains("--dir");
    }

    @Test
    void whatIsPublishedIsNotRead() throws IOException {
        Path input = Files.createDirectory(folder.resolve("k8s"));
        Files.createSymbolicLink(folder.resolve("link"), input);
        for (Path directory : List.of(input, input.resolve("a/xds"), folder.resolve("link/xds"))) {
            assertUsage(
                    "--dir " + directory + " lies in " + input + ", which is read",
                    input.toString(),
                    "--dir",
                    directory.toString());
        }
        assertThat(once(Inputs.GOOD).exit()).isZero();
        assertThat(input).isEmptyDirectory();
    }

    private static void assertUsage(String message, String... args) {
        List<String> all = new ArrayList<>(List.of("serve"));
        all.addAll(List.of(args));
        assertThat(Run.of(all)).isEqualTo(new Run("", "emissaryctl serve: " + message + "\n", 2));
    }

    @Test
    void nothingIsThereBeforeAnythingIsPublished() throws IOException {
        String directory = folder.resolve("xds").toString();
        Run nowhere = new Run("", "emissaryctl serve: there is no directory " + directory + "\n", 3);
        assertThat(Run.of("serve", "--dir", directory, "--history")).isEqualTo(nowhere);
        assertThat(Run.of("serve", "--dir", directory, "--rollback")).isEqualTo(nowhere);
        assertThat(Run.of("serve", "--dir", directory, "--allow-shrink")).isEqualTo(nowhere);
        assertThat(folder.resolve("xds")).doesNotExist();
        Files.createDirectory(folder.resolve("xds"), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        assertThat(Run.of("serve", "--dir", directory, "--history")).isEqualTo(new Run("", "", 0));
        once(Inputs.GOOD);
        assertThat(Run.of("serve", "--dir", directory, "--rollback"))
                .isEqualTo(new Run(
                        "", "emissaryctl serve: there is no other generation that Envoy is known to take\n", 1));
        assertThat(Run.of("serve", "--dir", directory, "--rollback", "g1").out())
                .isEqualTo("g1 is current and the same\n");
        assertThat(Run.of("serve", "--dir", directory, "--allow-shrink"))
                .isEqualTo(new Run("", "emissaryctl serve: nothing serves this directory now\n", 1));
        assertThat(Run.of("serve", "--dir", directory, "--history").out()).startsWith("* g1     written    ");
    }
}
