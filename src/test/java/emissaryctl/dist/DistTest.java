package emissaryctl.dist;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `make dist` made, unpacked and run as its users do.
@EnabledOnOs(OS.LINUX)
class DistTest {

    private static final Path DIST = Path.of(System.getProperty("emissaryctl.dist", "target/dist"));
    private static final Path INPUT =
            Path.of("testdata/render/listeners/quickstart/input.yaml").toAbsolutePath();
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    private static Path only(String pattern) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> files = Files.list(DIST)) {
            List<Path> found =
                    files.filter(file -> matcher.matches(file.getFileName())).toList();
            assertThat(found).as("%s in %s (make dist)", pattern, DIST).hasSize(1);
            return found.getFirst().toAbsolutePath();
        }
    }

    private Run run(Path directory, String... line) throws Exception {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        Process process = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Run(Files.readString(out), Files.readString(err), process.exitValue());
    }

    private static Run expected() {
        return Run.of("render", INPUT.toString(), "--no-origin");
    }

    @Test
    void theArchiveRunsWhereItIsUnpacked() throws Exception {
        Path where = Files.createDirectories(folder.resolve("some where"));
        run(where, "tar", "xzf", only("emissaryctl-*-linux-*.tar.gz").toString());
        Path home;
        try (Stream<Path> made = Files.list(where)) {
            home = made.findFirst().orElseThrow();
        }
        Path program = home.resolve("bin/emissaryctl");
        assertThat(run(folder, program.toString(), "render", INPUT.toString(), "--no-origin"))
                .isEqualTo(expected());
        assertThat(run(folder, home.resolve("bin/kubectl-emissary").toString(), "rule", "EMC2004"))
                .isEqualTo(Run.of("rule", "EMC2004"));
        assertThat(home.resolve("share/man/man1/emissaryctl-render.1"))
                .hasContent(Run.of("man", "render")
                        .out()
                        .replace("emissaryctl unknown", "emissaryctl " + version(program)));
        assertThat(home.resolve("share/bash-completion/completions/emissaryctl"))
                .hasContent(Run.of("completion", "bash").out());
        assertThat(home.resolve("LICENSE")).isNotEmptyFile();
    }

    private String version(Path program) throws Exception {
        return run(folder, program.toString(), "--version").out().strip().substring("emissaryctl ".length());
    }

    @Test
    void theDebianPackageRunsWhereItIsInstalled() throws Exception {
        Path root = folder.resolve("root");
        String deb = only("emissaryctl_*.deb").toString();
        assertThat(run(folder, "dpkg-deb", "-x", deb, root.toString()).exit()).isZero();
        assertThat(run(
                        folder,
                        root.resolve("usr/bin/emissaryctl").toString(),
                        "render",
                        INPUT.toString(),
                        "--no-origin"))
                .isEqualTo(expected());
        assertThat(root.resolve("usr/share/man/man1/emissaryctl-lint.1.gz")).isRegularFile();
        assertThat(root.resolve("usr/share/doc/emissaryctl/copyright")).isRegularFile();
        assertThat(run(folder, "dpkg-deb", "-f", deb, "Package").out()).isEqualTo("emissaryctl\n");
    }

    @Test
    void theJarNeedsAJavaAlone() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String jar = only("emissaryctl-*.jar").toString();
        assertThat(run(folder, java.toString(), "-jar", jar, "render", INPUT.toString(), "--no-origin"))
                .isEqualTo(expected());
    }

    /// The files of the image by its own C library, as no container engine is there.
    @Test
    void theImageRunsAsNobodyInParticularAndNeedsNothingFromTheHost() throws Exception {
        Path image = Files.createDirectories(folder.resolve("image"));
        assertThat(run(image, "tar", "xf", only("emissaryctl-*-image.tar").toString())
                        .exit())
                .isZero();
        JsonNode manifest = JSON.readTree(image.resolve("manifest.json")).get(0);
        // `docker run emissaryctl` means the latest.
        assertThat(manifest.get("RepoTags").valueStream().map(JsonNode::asString))
                .hasSize(2)
                .contains("emissaryctl:latest");
        JsonNode config =
                JSON.readTree(image.resolve(manifest.get("Config").asString())).get("config");
        assertThat(config.get("User").asString()).isEqualTo("65532:65532");
        assertThat(config.get("WorkingDir").asString()).isEqualTo("/work");
        Path root = Files.createDirectories(folder.resolve("root"));
        for (JsonNode layer : manifest.get("Layers")) {
            assertThat(run(root, "tar", "xzf", image.resolve(layer.asString()).toString())
                            .exit())
                    .isZero();
        }
        // Both are needed to read files whose names are not ASCII.
        assertThat(config.get("Env").valueStream().map(JsonNode::asString)).contains("LC_ALL=C.UTF-8");
        assertThat(root.resolve("usr/lib/locale/C.utf8/LC_CTYPE")).isNotEmptyFile();
        List<String> entry = new ArrayList<>();
        config.get("Entrypoint").forEach(word -> entry.add(word.asString()));
        assertThat(entry.getFirst()).isEqualTo("/opt/emissaryctl/runtime/bin/java");
        Path arguments = Files.writeString(
                folder.resolve("java.args"),
                Files.readString(root.resolve("opt/emissaryctl/java.args")).replace("/opt/", root + "/opt/"));
        List<String> line = new ArrayList<>();
        line.addAll(loader(root));
        line.addAll(List.of(root + entry.getFirst(), "@" + arguments, "render", INPUT.toString(), "--no-origin"));
        assertThat(run(folder, line.toArray(String[]::new))).isEqualTo(expected());
    }

    private static List<String> loader(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> all = files.toList();
            Path loader = all.stream()
                    .filter(file -> file.getFileName().toString().startsWith("ld-linux"))
                    .findFirst()
                    .orElseThrow();
            Path libraries = all.stream()
                    .filter(file -> file.getFileName().toString().equals("libc.so.6"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
            return List.of(loader.toString(), "--library-path", libraries.toString());
        }
    }

    @Test
    void theBillOfMaterialsNamesEveryJarThatIsHandedOut() throws Exception {
        JsonNode bill = JSON.readTree(only("emissaryctl-*.cdx.json"));
        List<String> named = new ArrayList<>();
        bill.get("components")
                .forEach(each -> named.add(
                        each.get("name").asString() + "-" + each.get("version").asString() + ".jar"));
        Path home = Path.of(System.getProperty("emissaryctl.home", "target/emissaryctl"));
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString())
                            .filter(name -> name.endsWith(".jar") && !name.equals("emissaryctl.jar")))
                    .isNotEmpty()
                    .isSubsetOf(named);
        }
    }

    @Test
    void theSumsAreThoseOfTheFilesAndStandInTheManifests() throws Exception {
        assertThat(run(DIST.toAbsolutePath(), "sha256sum", "--check", "--quiet", "SHA256SUMS")
                        .exit())
                .isZero();
        byte[] archive = Files.readAllBytes(only("emissaryctl-*-linux-*.tar.gz"));
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        for (String manifest : List.of("emissaryctl.rb", "emissary.yaml")) {
            assertThat(Files.readString(DIST.resolve(manifest), StandardCharsets.UTF_8))
                    .contains(sum)
                    .doesNotContain("@");
        }
    }
}
