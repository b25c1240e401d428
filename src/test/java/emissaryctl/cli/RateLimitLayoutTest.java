package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.golden.ApprovedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `render --layout ratelimit`.
class RateLimitLayoutTest {

    private static final Path CASES = Path.of("testdata/ratelimit");

    @TempDir
    Path folder;

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.sorted().toList();
        }
    }

    /// What the server's own program says of the files.
    private static String checked(Path directory) throws Exception {
        Path checker = Path.of("target/ratelimit/bin/config_check_cmd");
        assertThat(checker).as("run 'make ratelimit'").isExecutable();
        Process process = new ProcessBuilder(checker.toString(), "-config_dir", directory.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return process.waitFor() + " " + said.lines().reduce("", (_, last) -> last);
    }

    private Run rendered(String name, String... options) {
        Stream<String> args = Stream.concat(
                Stream.of("render", CASES.resolve(name).resolve("input.yaml").toString()),
                Stream.concat(
                        Stream.of(
                                "--layout",
                                "ratelimit",
                                "-o",
                                folder.resolve("out").toString()),
                        Stream.of(options)));
        return Run.of(args.toList());
    }

    @Test
    void aFileForEachDomainWhichTheServerTakes() throws Exception {
        Run run = rendered("limits");

        assertThat(run.exit()).isZero();
        List<Path> files = files(folder.resolve("out"));
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("ambassador.yaml", "other%2Fdomain.yaml");
        new ApprovedFile(CASES.resolve("limits"), "ambassador.yaml").verify(Files.readString(files.getFirst()));
        new ApprovedFile(CASES.resolve("limits"), "other.yaml").verify(Files.readString(files.getLast()));
        new ApprovedFile(CASES.resolve("limits"), "diagnostics.txt").verify(run.err());
        assertThat(checked(folder.resolve("out"))).isEqualTo("0 all rate limit configs ok");
    }

    @Test
    void whatTheServerCannotDoIsAnError() throws Exception {
        Run run = rendered("errors");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(folder.resolve("out")).doesNotExist();
        new ApprovedFile(CASES.resolve("errors"), "diagnostics.txt").verify(run.err());
    }

    @Test
    void otherFilesOfTheDirectoryAreTold() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/old.yaml"), "domain: old\n");

        assertThat(rendered("limits").err())
                .contains("old.yaml is not of this input, and the rate-limit server reads it");
    }

    @Test
    void withoutRateLimitsNothingIsWritten() {
        Run run = Run.of(
                "render",
                "examples/quickstart",
                "--layout",
                "ratelimit",
                "-o",
                folder.resolve("out").toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("there is no RateLimit in the input");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void wrongUsage() {
        String input = CASES.resolve("limits/input.yaml").toString();

        assertThat(Run.of("render", input, "--layout", "ratelimit").exit()).isEqualTo(2);
        for (String option : List.of("--format=json", "--check", "--envoy=/bin/true", "--name=a", "--max-watches=5")) {
            Run run = rendered("limits", option);
            assertThat(run.exit()).as(option).isEqualTo(2);
            assertThat(run.err()).contains(option.replaceAll("=.*", ""));
        }
    }

    /// The configuration of Envoy does not depend on RateLimits.
    @Test
    void envoyIsToldNothingOfRateLimits() throws Exception {
        Path input = CASES.resolve("limits/input.yaml");
        String with = Run.of("render", input.toString(), "--no-origin").out();
        Path without = Files.writeString(
                folder.resolve("input.yaml"), Files.readString(input).split("# A prefix")[0]);

        assertThat(with)
                .isNotEmpty()
                .isEqualTo(Run.of("render", without.toString(), "--no-origin").out());
    }
}
