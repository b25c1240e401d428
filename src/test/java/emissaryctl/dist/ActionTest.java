package emissaryctl.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The step of action.yml that lints, run as a runner of GitHub runs it: by bash, with what `env` says.
class ActionTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    private JsonNode step;

    @BeforeEach
    void read() throws IOException {
        JsonNode action = new YAMLMapper().readTree(Files.readString(ROOT.resolve("action.yml")));
        step = StreamSupport.stream(action.at("/runs/steps").spliterator(), false)
                .filter(each -> each.path("name").asString("").equals("Lint"))
                .findFirst()
                .orElseThrow();
    }

    /// A tag can be moved to other code, a commit cannot.
    @ParameterizedTest
    @ValueSource(strings = {"action.yml", "examples/ci/github-actions.yml"})
    void actionsOfOthersArePinnedToACommit(String file) throws IOException {
        List<String> uses = Files.readAllLines(ROOT.resolve(file)).stream()
                .filter(line -> line.contains("uses:"))
                .toList();
        assertThat(uses).isNotEmpty().allMatch(line -> line.matches(" *- uses: [^@]+@[0-9a-f]{40} # v[0-9.]+"));
    }

    private int lint(Map<String, String> inputs) throws Exception {
        ProcessBuilder bash = new ProcessBuilder(
                        "bash",
                        "--noprofile",
                        "--norc",
                        "-eo",
                        "pipefail",
                        "-c",
                        step.get("run").asString())
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("log").toFile())
                .redirectErrorStream(true);
        Path home = Path.of(System.getProperty("emissaryctl.home", "target/emissaryctl"))
                .toAbsolutePath();
        Path action = Files.createDirectories(folder.resolve("action/target"));
        Files.deleteIfExists(action.resolve("emissaryctl"));
        Files.createSymbolicLink(action.resolve("emissaryctl"), home);
        bash.environment().put("ACTION", folder.resolve("action").toString());
        bash.environment()
                .put(
                        "RUNNER_TEMP",
                        Files.createDirectories(folder.resolve("temp")).toString());
        bash.environment()
                .put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
        bash.environment().put("FAIL_ON", "error");
        bash.environment().put("PROFILE", "recommended");
        bash.environment().put("SARIF", "findings.sarif");
        bash.environment().putAll(inputs);
        Process process = bash.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void findingsFailItAndAreAnnotatedReportedAndSummedUp() throws Exception {
        String input = ROOT.resolve("examples/seed/as-published").toString();
        assertThat(lint(Map.of("PATHS", input + "\n"))).isEqualTo(1);
        assertThat(folder.resolve("log")).content().contains("::error file=", "EMC6001");
        JsonNode sarif = JsonMapper.shared().readTree(Files.readString(folder.resolve("findings.sarif")));
        assertThat(sarif.at("/runs/0/results").isEmpty()).isFalse();
        assertThat(folder.resolve("summary.md")).content().contains("EMC6001");
    }

    @Test
    void nothingFoundPasses() throws Exception {
        String paths = ROOT.resolve("examples/quickstart") + "\n" + ROOT.resolve("examples/quickstart/hosts.yaml");
        assertThat(lint(Map.of("PATHS", paths, "FAIL_ON", "error"))).isZero();
        assertThat(folder.resolve("findings.sarif")).isNotEmptyFile();
    }

    @Test
    void pathsAreNoOptionsAndNoCommands() throws Exception {
        assertThat(lint(Map.of("PATHS", "--fix\n$(touch owned)\n"))).isEqualTo(3);
        assertThat(folder.resolve("owned")).doesNotExist();
    }

    /// Whoever names a branch or a file must not get to write the script.
    @Test
    void inputsReachItThroughTheEnvironmentAlone() {
        assertThat(step.get("run").asString()).doesNotContain("${{");
    }
}
