package emissaryctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Emissaryctl;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Streams;
import emissaryctl.diag.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
    private static final Pattern CODE = Pattern.compile("^\\| (EMC\\d{4}) \\| ([a-z0-9-]+) \\|", Pattern.MULTILINE);
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

    /// What a run of the program left behind.
    private record Run(ExitCode exit, String out, String err) {}

    private static Run run(InputStream in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                false);
        ExitCode exit = Emissaryctl.run(args, streams);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Run run(String... args) {
        return run(InputStream.nullInputStream(), args);
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            List<Path> pages = new ArrayList<>(
                    docs.filter(p -> p.toString().endsWith(".md")).sorted().toList());
            pages.add(Path.of("README.md"));
            pages.add(Path.of("CONTRIBUTING.md"));
            return pages;
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFile(Path page) throws IOException {
        Matcher links = LINK.matcher(Files.readString(page));
        while (links.find()) {
            if (links.group(1).startsWith("http")) continue;
            assertThat(page.resolveSibling(links.group(1)).normalize()).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageNamesAMachineOrAWorkplace(Path page) throws IOException {
        assertThat(Files.readString(page)).doesNotContain("/home/", "/root/", "/work/", "/tmp/", "/usr/lib/jvm");
    }

    @Test
    void everyCodeHasARowAndEveryRowACode() throws IOException {
        TreeSet<String> written = new TreeSet<>();
        Matcher rows = CODE.matcher(Files.readString(Path.of("docs/diagnostics.md")));
        while (rows.find()) written.add(rows.group(1) + " " + rows.group(2));
        TreeSet<String> emitted = new TreeSet<>();
        for (Code code : Code.values()) emitted.add(code.id() + " " + code.slug());
        assertThat(written).isEqualTo(emitted);
    }

    @Test
    void thePageOfRenderNamesExactlyItsOptions() throws IOException {
        assertThat(options(Files.readString(Path.of("docs/render.md"))))
                .isEqualTo(options(run("render", "--help").out()));
    }

    private static TreeSet<String> options(String text) {
        TreeSet<String> options = new TreeSet<>();
        Matcher found = OPTION.matcher(text);
        while (found.find()) options.add(found.group());
        return options;
    }

    @Test
    void thePublishedRateLimitExampleGetsTheAnswerThatReadmeShows() throws IOException {
        Run run = run("render", "examples/seed/as-published");
        String command = "$ emissaryctl render examples/seed/as-published\n";
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf(command) + command.length();
        assertThat(run.err()).isEqualTo(readme.substring(start, readme.indexOf("```", start)));
        assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theCorrectedRateLimitExampleRendersADescriptor() {
        Run run = run("render", "examples/seed/corrected", "--format", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(ExitCode.CLEAN);
        assertThat(run.out()).contains("\"descriptor_key\": \"api-rate-limit\"", "\"header_name\": \"Authorization\"");
    }

    @Test
    void theCommandsOfTheRenderPageRun(@TempDir Path folder) throws IOException {
        Run first = run("render", "examples/quickstart");
        assertThat(first.err()).isEmpty();
        assertThat(first.exit()).isEqualTo(ExitCode.CLEAN);
        Path json = folder.resolve("envoy.json");
        assertThat(run("render", "examples/quickstart", "-o", json.toString()).exit())
                .isEqualTo(ExitCode.CLEAN);
        assertThat(Files.readString(json)).startsWith("{").contains("\"static_resources\"");
        byte[] piped = together("examples/quickstart").getBytes(StandardCharsets.UTF_8);
        Run fromPipe = run(new ByteArrayInputStream(piped), "render", "-", "--no-origin");
        assertThat(fromPipe.err()).isEmpty();
        assertThat(fromPipe.out())
                .isEqualTo(run("render", "examples/quickstart", "--no-origin").out());
    }

    private static String together(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.sorted().toList()) all.append("---\n").append(Files.readString(file));
            return all.toString();
        }
    }

    @Test
    void thePageOfDifferencesNamesEveryOddityThatTheProfileDoes() throws IOException {
        String profile = Files.readString(Path.of("src/main/java/emissaryctl/assemble/Profile.java"));
        String page = Files.readString(Path.of("docs/differences.md"));
        Matcher oddities = Pattern.compile("O-\\d\\d").matcher(profile);
        while (oddities.find()) assertThat(page).contains(oddities.group());
    }

    @Test
    void completionsInTheRepositoryAreWhatTheProgramPrints() throws IOException {
        for (String shell : Arrays.asList("bash", "zsh", "fish")) {
            assertThat(Files.readString(Path.of("completions/emissaryctl." + shell)))
                    .isEqualTo(run("completion", shell).out());
        }
    }
}
