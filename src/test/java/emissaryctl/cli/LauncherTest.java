package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The built program, as users start it.
class LauncherTest {

    private static final Path INPUT = Path.of("testdata/render/listeners/quickstart/input.yaml");

    @TempDir
    Path folder;

    static Path program() {
        Path program = Path.of(System.getProperty("emissaryctl.home", "target/emissaryctl"), "bin", "emissaryctl")
                .toAbsolutePath();
        assertThat(program).as("the built program (make build)").isExecutable();
        return program;
    }

    private Run run(Path directory, String input, Map<String, String> environment, String... line) throws Exception {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AMBASSADOR_") || name.startsWith("JAVA"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it ended before it read everything
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(Files.readString(out), Files.readString(err), process.exitValue());
    }

    @Test
    void runsThroughSymbolicLinksFromAnotherDirectory() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("some where/else"));
        Path first = Files.createSymbolicLink(folder.resolve("first"), program());
        Path second = Files.createSymbolicLink(
                elsewhere.resolve("second"), Path.of("../..").resolve(first.getFileName()));
        Path third = Files.createSymbolicLink(elsewhere.resolve("third"), second);
        Run run = run(elsewhere, Inputs.GOOD, Map.of(), third.toString(), "render", "-");
        for (Path link : List.of(first, second, third)) Files.delete(link);
        assertThat(run).isEqualTo(Run.withInput(Inputs.GOOD, "render", "-"));
    }

    @Test
    void isAPluginOfKubectl() throws Exception {
        Path plugin = program().resolveSibling("kubectl-emissary");
        Run run = run(folder, "", Map.of(), plugin.toString(), "rule", "EMC2004");
        assertThat(run).isEqualTo(Run.of("rule", "EMC2004"));
    }

    @Test
    void saysAndDoesWhatTheTestsInThisProcessSee() throws Exception {
        String[] line = {program().toString(), "render", INPUT.toAbsolutePath().toString(), "--no-origin"};
        assertThat(run(folder, "", Map.of(), line)).isEqualTo(Run.of("render", INPUT.toString(), "--no-origin"));
        Run wrong = run(folder, "", Map.of(), program().toString(), "frobnicate");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
    }

    @Test
    void localeChangesNothing() throws Exception {
        String input = Inputs.GOOD.replace("service: shop", "service: shop, add_request_headers: {x: {value: grün}}");
        for (String locale : List.of("C", "tr_TR.UTF-8", "ar_EG.UTF-8")) {
            Map<String, String> environment = Map.of("LC_ALL", locale, "LANG", locale);
            Run run = run(folder, input, environment, program().toString(), "render", "-");
            assertThat(run).isEqualTo(Run.withInput(input, "render", "-"));
        }
    }

    @Test
    void closedPipeEndsQuietly() throws Exception {
        String script =
                "'" + program() + "' render '" + INPUT.toAbsolutePath() + "' 2>err | true; echo ${PIPESTATUS[0]}";
        Run run = run(folder, "", Map.of(), "bash", "-c", script);
        assertThat(run.out()).isIn("3\n", "0\n", "141\n");
        assertThat(Files.readString(folder.resolve("err"))).doesNotContain("Exception", "internal error");
    }

    @Test
    void fullDiskIsSaid() throws Exception {
        if (!Files.exists(Path.of("/dev/full"))) return;
        List<String> line = new ArrayList<>(List.of("bash", "-c"));
        line.add("'" + program() + "' render '" + INPUT.toAbsolutePath() + "' >/dev/full");
        Run run = run(folder, "", Map.of(), line.toArray(String[]::new));
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("closed before everything was written");
    }
}
