package emissaryctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What stands in `examples/ci` works: the commands are run, and the hooks by pre-commit itself, with the built program
/// on the `PATH`.
class CiExamplesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path CI = ROOT.resolve("examples/ci");
    private static final Path PROGRAM =
            ROOT.resolve(Path.of(System.getProperty("emissaryctl.home", "target/emissaryctl"), "bin"));

    private static final String GOOD = """
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata:
              name: cart
            spec:
              hostname: "*"
              prefix: /cart/   # with a slash
              timeout_ms: 30000
              service: cart
            """;
    private static final String BAD = GOOD.replace("timeout_ms", "timeut_ms");

    @TempDir
    Path folder;

    /// What a command said, and how it ended.
    private record Ended(int status, String said) {}

    private Ended run(Path directory, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("AMBASSADOR_"));
        environment.merge("PATH", PROGRAM + ":", (path, own) -> own + path);
        environment.put("PRE_COMMIT_HOME", folder.resolve("cache").toString());
        environment.put("HOME", folder.toString());
        environment.put("NO_COLOR", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    private void git(Path directory, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.com", "-c"));
        command.addAll(List.of("commit.gpgsign=false", "-c", "init.defaultBranch=main"));
        command.addAll(List.of(arguments));
        Ended ended = run(directory, command.toArray(String[]::new));
        assertThat(ended.status()).as(ended.said()).isZero();
    }

    @BeforeEach
    void theProgramIsBuilt() {
        assertThat(PROGRAM.resolve("emissaryctl")).as("run 'make build'").isExecutable();
    }

    private static Object yaml(Path file) throws IOException {
        return new Load(LoadSettings.builder().setLabel(file.toString()).build())
                .loadFromString(Files.readString(file));
    }

    private static Stream<String> texts(Object node) {
        return switch (node) {
            case Map<?, ?> map -> map.values().stream().flatMap(CiExamplesTest::texts);
            case List<?> list -> list.stream().flatMap(CiExamplesTest::texts);
            case String text -> Stream.of(text);
            default -> Stream.empty();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"github-actions.yml", "gitlab-ci.yml"})
    void theJobLints(String name) throws Exception {
        List<String> lines = texts(yaml(CI.resolve(name)))
                .filter(text -> text.startsWith("emissaryctl "))
                .toList();
        assertThat(lines).hasSize(1);
        Files.createDirectories(folder.resolve("k8s"));
        Path file = Files.writeString(folder.resolve("k8s/cart.yaml"), GOOD);
        Ended clean = run(folder, "sh", "-c", lines.getFirst());
        assertThat(clean.status()).as(clean.said()).isZero();
        for (String word : lines.getFirst().split(" ")) {
            if (word.contains("="))
                assertThat(folder.resolve(word.substring(word.indexOf('=') + 1)))
                        .isNotEmptyFile();
        }
        Files.writeString(file, BAD);
        Ended faulty = run(folder, "sh", "-c", lines.getFirst());
        assertThat(faulty.status()).isEqualTo(1);
        assertThat(faulty.said()).contains("EMC0006");
    }

    @Test
    void everyFileOfTheExamplesIsYaml() throws IOException {
        try (Stream<Path> files = Files.list(CI)) {
            for (Path file : files.toList()) assertThat(yaml(file)).isInstanceOf(Map.class);
        }
        assertThat(yaml(ROOT.resolve(".pre-commit-hooks.yaml"))).isInstanceOf(List.class);
    }

    /// A clone of what pre-commit needs of this repository, and a repository of a user with the example's settings.
    private Path user(String hook) throws Exception {
        Path hooks = Files.createDirectories(folder.resolve("hooks/scripts")).getParent();
        for (String name : List.of(".pre-commit-hooks.yaml", "scripts/pre-commit-lint")) {
            Files.copy(ROOT.resolve(name), hooks.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
        git(hooks, "init", "-q");
        git(hooks, "add", ".");
        git(hooks, "commit", "-q", "-m", "hooks");
        Path user = Files.createDirectories(folder.resolve("user/k8s")).getParent();
        String config = Files.readString(CI.resolve("pre-commit-config.yml"));
        assertThat(config).contains("https://git.example.com/tools/emissaryctl", "id: emissaryctl-lint\n");
        Files.writeString(
                user.resolve(".pre-commit-config.yaml"),
                config.replace("https://git.example.com/tools/emissaryctl", hooks.toString())
                        .replace("id: emissaryctl-lint\n", "id: " + hook + "\n"));
        Files.writeString(user.resolve("compose.yaml"), "services: {a: {image: x}}\n");
        git(user, "init", "-q");
        return user;
    }

    private Ended preCommit(Path user) throws Exception {
        git(user, "add", ".");
        return run(user, ROOT.resolve("target/pre-commit/bin/pre-commit").toString(), "run", "--all-files");
    }

    @ParameterizedTest
    @ValueSource(strings = {"emissaryctl-lint", "emissaryctl-lint-all"})
    void theHookStopsACommitWithAnError(String hook) throws Exception {
        Path user = user(hook);
        Path file = Files.writeString(user.resolve("k8s/cart.yaml"), GOOD);
        Ended clean = preCommit(user);
        assertThat(clean.said()).contains("emissaryctl lint").contains("Passed");
        assertThat(clean.status()).isZero();
        Files.writeString(file, BAD);
        Ended faulty = preCommit(user);
        assertThat(faulty.said()).contains("Failed", "k8s/cart.yaml:8:3", "EMC0006", "did you mean");
        assertThat(faulty.status()).isEqualTo(1);
    }

    @Test
    void theHookRepairsWhenItIsAskedTo() throws Exception {
        Path user = user("emissaryctl-lint\n        args: [--fix]");
        Path file = Files.writeString(user.resolve("k8s/cart.yaml"), BAD);
        Ended ended = preCommit(user);
        assertThat(ended.said()).contains("files were modified by this hook");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(file).hasContent(GOOD);
    }
}
