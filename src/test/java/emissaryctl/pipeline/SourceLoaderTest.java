package emissaryctl.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLoaderTest {

    private static final YamlLimits SMALL = new YamlLimits(10, 25, 10, 10, 100, 10);

    @TempDir
    Path dir;

    @Test
    void filesComeInTheOrderGivenUnderTheNamesGiven() throws IOException {
        String b = write("b.txt", "b");
        String a = write("a.yaml", "a");
        assertThat(load(b, a).value()).containsExactly(new SourceFile(b, "b"), new SourceFile(a, "a"));
    }

    @Test
    void relativeNamesStayRelative() {
        assertThat(load("./pom.xml").value()).extracting(SourceFile::name).containsExactly("./pom.xml");
    }

    @Test
    void directoryIsReadInTheOrderOfNames() throws IOException {
        for (String name : List.of("b.yaml", "a/z.YML", "a/b/c.json", "a.yaml", "B.Yaml", "skip.txt", "yaml")) {
            write(name, "x");
        }
        assertThat(names(load(dir.toString()))).containsExactly("B.Yaml", "a.yaml", "a/b/c.json", "a/z.YML", "b.yaml");
        assertThat(names(load(dir + "/"))).containsExactly("B.Yaml", "a.yaml", "a/b/c.json", "a/z.YML", "b.yaml");
    }

    @Test
    void hiddenFilesAndDirectoriesAreSkippedUnlessNamed() throws IOException {
        write("a.yaml", "x");
        String hidden = write(".hidden.yaml", "x");
        write(".git/config.yaml", "x");
        assertThat(names(load(dir.toString()))).containsExactly("a.yaml");
        assertThat(names(load(hidden))).containsExactly(".hidden.yaml");
        assertThat(names(load(dir + "/.git"))).containsExactly(".git/config.yaml");
    }

    @Test
    void linksOutOfTheDirectoryAreNotFollowedAndReported() throws IOException {
        write("in/a.yaml", "x");
        write("out/b.yaml", "x");
        Files.createSymbolicLink(dir.resolve("in/b.yaml"), dir.resolve("out/b.yaml"));
        Files.createSymbolicLink(dir.resolve("in/out"), dir.resolve("out"));
        Files.createSymbolicLink(dir.resolve("in/dangling.yaml"), dir.resolve("nowhere.yaml"));
        Outcome<List<SourceFile>> loaded = load(dir + "/in");
        assertThat(names(loaded)).containsExactly("in/a.yaml");
        assertThat(loaded.diagnostics())
                .extracting(Diagnostic::message)
                .allMatch(message -> message.startsWith("`" + dir + "/in/"))
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message)
                                .endsWith("/b.yaml` is a link out of the directory, which is not followed"),
                        message -> assertThat(message)
                                .endsWith("/out` is a link out of the directory, which is not followed"),
                        message -> assertThat(message).endsWith("/dangling.yaml` is a link to nothing"));
    }

    @Test
    void linksToWhatIsReadAnywayAreNoProblem() throws IOException {
        write("in/a.yaml", "x");
        write("out/b.yaml", "x");
        write("out/more/c.yaml", "x");
        Files.createSymbolicLink(dir.resolve("in/b.yaml"), dir.resolve("out/b.yaml"));
        Files.createSymbolicLink(dir.resolve("in/more"), dir.resolve("out/more"));
        Outcome<List<SourceFile>> loaded = load(dir + "/in", dir + "/out");
        assertThat(names(loaded)).containsExactly("in/a.yaml", "out/b.yaml", "out/more/c.yaml");
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(load(dir + "/in", dir + "/out/b.yaml").diagnostics())
                .singleElement()
                .extracting(Diagnostic::message)
                .asString()
                .contains("/in/more` is a link");
    }

    @Test
    void linksToWhatWouldNotBeReadAnywayAreLeftAlone() throws IOException {
        write("in/a.yaml", "x");
        write("out/readme.md", "x");
        Files.createSymbolicLink(dir.resolve("in/readme.md"), dir.resolve("out/readme.md"));
        Files.createSymbolicLink(dir.resolve("in/out"), dir.resolve("out"));
        Files.createSymbolicLink(dir.resolve("in/.b.yaml"), dir.resolve("nowhere.yaml"));
        Files.createSymbolicLink(dir.resolve("in/dangling"), dir.resolve("nowhere"));
        assertThat(load(dir + "/in").diagnostics()).isEmpty();
    }

    @Test
    void linksWithinTheDirectoryAreFollowedOnce() throws IOException {
        write("..data/a.yaml", "x");
        Files.createSymbolicLink(dir.resolve("a.yaml"), Path.of("..data/a.yaml"));
        Files.createSymbolicLink(dir.resolve("b.yaml"), Path.of("a.yaml"));
        Files.createSymbolicLink(dir.resolve("loop"), Path.of("."));
        assertThat(names(load(dir.toString()))).containsExactly("a.yaml");
    }

    @Test
    void fileNamedTwiceIsReadOnce() throws IOException {
        String a = write("a.yaml", "x");
        assertThat(names(load(a, dir.toString(), dir + "/./a.yaml"))).containsExactly("a.yaml");
    }

    @Test
    void dashIsStandardInputOnce() {
        InputStream in = stream("a: 1".getBytes(StandardCharsets.UTF_8));
        Outcome<List<SourceFile>> loaded = SourceLoader.load(List.of("-", "-"), in, YamlLimits.DEFAULT);
        assertThat(loaded.value()).containsExactly(new SourceFile("<stdin>", "a: 1"));
    }

    @Test
    void failingStandardInputIsReported() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken pipe");
            }
        };
        assertThat(said(SourceLoader.load(List.of("-"), broken, YamlLimits.DEFAULT)))
                .containsExactly("EMC0017 <stdin>:1:1 `<stdin>` cannot be read: broken pipe");
    }

    @Test
    void missingFileIsReportedAndTheOthersAreRead() throws IOException {
        String a = write("a.yaml", "x");
        Outcome<List<SourceFile>> loaded = load("no/such.yaml", "", "nul\0", a);
        assertThat(names(loaded)).containsExactly("a.yaml");
        assertThat(said(loaded))
                .containsExactly(
                        "EMC0017 nul\0:1:1 `nul\0` is not the name of a file",
                        "EMC0017 no/such.yaml:1:1 there is no file or directory `no/such.yaml`",
                        "EMC0017 :1:1 there is no file or directory ``");
    }

    @Test
    void fileInsteadOfDirectoryIsReported() throws IOException {
        String a = write("a.yaml", "x");
        assertThat(said(load(a + "/b.yaml")))
                .singleElement()
                .asString()
                .contains("EMC0017")
                .contains("cannot be read: ");
    }

    @Test
    void forbiddenFilesAndDirectoriesAreReported() throws IOException {
        Path file = Path.of(write("a.yaml", "x"));
        Path inside = Path.of(write("d/b.yaml", "x")).getParent();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "root may read everything");
        Outcome<List<SourceFile>> loaded = load(dir.toString());
        Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rwx------"));
        assertThat(said(loaded)).hasSize(2).allMatch(said -> said.endsWith("is not permitted"));
    }

    @Test
    void directoryWithoutYamlIsAnError() throws IOException {
        write("d/readme.txt", "x");
        assertThat(said(load(dir + "/d"))).singleElement().asString().contains("/d` holds no YAML or JSON files");
    }

    @Test
    void largeFileIsRefused() throws IOException {
        String exact = write("a.yaml", "0123456789");
        String large = write("b.yaml", "0123456789x");
        Outcome<List<SourceFile>> loaded = load(SMALL, large, exact);
        assertThat(names(loaded)).containsExactly("a.yaml");
        assertThat(said(loaded))
                .singleElement()
                .asString()
                .startsWith("EMC0005")
                .endsWith("is larger than 10 bytes");
    }

    @Test
    void endlessStandardInputIsRefused() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        assertThat(said(SourceLoader.load(List.of("-"), endless, SMALL)))
                .containsExactly("EMC0005 <stdin>:1:1 `<stdin>` is larger than 10 bytes");
    }

    @Test
    void endlessDeviceIsRefused() {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/zero")));
        assertThat(said(load("/dev/zero"))).containsExactly("EMC0005 /dev/zero:1:1 `/dev/zero` is larger than 32 MiB");
        assertThat(load("/dev/null").value()).containsExactly(new SourceFile("/dev/null", ""));
    }

    @Test
    void inputIsLimitedInTotal() throws IOException {
        String a = write("a.yaml", "0123456789");
        String b = write("b.yaml", "0123456789");
        String c = write("c.yaml", "0123456789");
        String d = write("d.yaml", "0");
        Outcome<List<SourceFile>> loaded = load(SMALL, a, b, c, d);
        assertThat(names(loaded)).containsExactly("a.yaml", "b.yaml");
        assertThat(said(loaded))
                .singleElement()
                .asString()
                .contains("the input is larger than 25 bytes; nothing is read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "61 0a c3 a4 ff | f:2:2 the text is not UTF-8: byte `0xff` at offset 4",
                "ef bb bf e4 0a | f:1:1 the text is not UTF-8: byte `0xe4` at offset 3",
                "61 0d 0a 0d c3 | f:3:1 the text is not UTF-8: byte `0xc3` at offset 4",
                "ed a0 80       | f:1:1 the text is not UTF-8: byte `0xed` at offset 0",
                "c0 80          | f:1:1 the text is not UTF-8: byte `0xc0` at offset 0",
                "ff fe 61 00    | f:1:1 `f` is UTF-16 text",
                "fe ff 00 61    | f:1:1 `f` is UTF-16 text",
                "7f 45 4c 46 00 | f:1:1 `f` looks like a binary file, not YAML or JSON"
            })
    void onlyUtf8IsText(String bytes, String expected) {
        byte[] content = HexFormat.ofDelimiter(" ").parseHex(bytes.strip());
        assertThat(said(SourceText.decode("f", content))).containsExactly("EMC0001 " + expected);
    }

    @Test
    void byteOrderMarkIsDropped() {
        byte[] bytes = "\uFEFFa: é😀".getBytes(StandardCharsets.UTF_8);
        assertThat(SourceText.decode("f", bytes).value()).contains(new SourceFile("f", "a: é😀"));
    }

    private Outcome<List<SourceFile>> load(String... paths) {
        return load(YamlLimits.DEFAULT, paths);
    }

    private static Outcome<List<SourceFile>> load(YamlLimits limits, String... paths) {
        return SourceLoader.load(List.of(paths), stream(new byte[0]), limits);
    }

    private String write(String name, String text) throws IOException {
        Path path = dir.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text).toString();
    }

    private List<String> names(Outcome<List<SourceFile>> loaded) {
        return loaded.value().stream()
                .map(file -> dir.relativize(Path.of(file.name())).toString())
                .toList();
    }

    private static List<String> said(Outcome<?> outcome) {
        return outcome.diagnostics().stream()
                .map(d -> d.code().id() + " " + d.primary().position() + " " + d.message())
                .toList();
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
