package emissaryctl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.serve.Served;
import emissaryctl.traffic.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that a signal ends leaves nothing behind, above all no private keys.
class TidyEndTest {

    private static final int ENDED_BY_SIGTERM = 128 + 15;
    private static final int PATIENCE = 60;

    @TempDir
    Path folder;

    @Test
    void whatEnvoyWasToCheckIsCleared() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path asked = temporary.resolve("asked");
        Path envoy =
                Files.writeString(folder.resolve("envoy"), "#!/bin/sh\n: > '" + asked + "'\nexec /bin/sleep 600\n");
        Files.setPosixFilePermissions(envoy, PosixFilePermissions.fromString("rwx------"));
        Path output = folder.resolve("envoy.json");
        List<String> command = new ArrayList<>(Served.program());
        command.addAll(List.of("render", "examples/quickstart", "--check", "--envoy", envoy.toString(), "-o"));
        command.add(output.toString());
        Process process = started(command, temporary);

        Await.until(() -> Files.exists(asked));
        Path config = below(temporary).stream()
                .filter(path -> path.endsWith("envoy.json"))
                .findFirst()
                .orElseThrow();
        assertThat(config).content().contains("BEGIN PRIVATE KEY");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config)))
                .isEqualTo("rw-------");
        end(process);

        assertThat(below(temporary)).containsExactly(asked);
        assertThat(output).doesNotExist();
        assertThat(said(process)).doesNotContain("could not be asked", "Exception");
    }

    @Test
    void halfOfAFileIsCleared() throws Exception {
        Path target = Files.writeString(folder.resolve("envoy.yaml"), "old");
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                HalfWritten.class.getName(),
                target.toString());
        Process process = started(command, folder);
        assertThat(process.inputReader().readLine()).isEqualTo("half");
        assertThat(below(folder)).hasSize(2);

        end(process);

        assertThat(below(folder)).containsExactly(target);
        assertThat(target).hasContent("old");
        assertThat(said(process)).doesNotContain("Exception");
        assertThat(process.inputReader().readLine()).isNull();
    }

    private static Process started(List<String> command, Path temporary) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        return builder.start();
    }

    private static void end(Process process) throws InterruptedException {
        // What the process itself does closes its streams, too.
        process.toHandle().destroy();
        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
    }

    private static String said(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /// Files and folders in a folder.
    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(path -> !path.equals(folder)).toList();
        }
    }
}
