package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Output is written whole or not at all.
class OutputFileTest {

    private static final String WITH_KEY = "testdata/render/listeners/https-secure/input.yaml";

    @TempDir
    Path folder;

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void fileHoldsWhatStandardOutputWould() throws IOException {
        Path file = folder.resolve("envoy.yaml");
        Run run = Run.withInput(Inputs.GOOD, "render", "-", "-o", file.toString());
        assertThat(run).isEqualTo(new Run("", "", 0));
        assertThat(file).hasContent(Run.withInput(Inputs.GOOD, "render", "-").out());
        assertThat(files()).containsExactly("envoy.yaml");
    }

    @Test
    void errorsLeaveTheOldFile() throws IOException {
        Path file = Inputs.write(folder, "envoy.yaml", "old\n");
        for (String input : List.of(Inputs.WRONG, "a: [1\n")) {
            assertThat(Run.withInput(input, "render", "-", "-o", file.toString())
                            .exit())
                    .isNotZero();
        }
        assertThat(Run.of("render", "missing.yaml", "-o", file.toString()).exit())
                .isEqualTo(3);
        assertThat(file).hasContent("old\n");
        assertThat(files()).containsExactly("envoy.yaml");
    }

    @Test
    void keysAreForTheOwnerOnly() throws IOException {
        Path secret = folder.resolve("secret.yaml");
        Path old = Inputs.write(folder, "old.yaml", "old\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r--r--"));
        Path open = folder.resolve("open.yaml");
        assertThat(Run.of("render", WITH_KEY, "-o", secret.toString()).exit()).isZero();
        assertThat(Run.of("render", WITH_KEY, "-o", old.toString()).exit()).isZero();
        assertThat(Run.withInput(Inputs.GOOD, "render", "-", "-o", open.toString())
                        .exit())
                .isZero();
        assertThat(permissions(secret)).isEqualTo("rw-------");
        assertThat(permissions(old)).isEqualTo("rw-------");
        assertThat(permissions(open)).startsWith("rw-r");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws IOException {
        Path nowhere = folder.resolve("no/such/envoy.yaml");
        Run run = Run.withInput(Inputs.GOOD, "render", "-", "-o", nowhere.toString());
        assertThat(run)
                .isEqualTo(new Run(
                        "", "emissaryctl render: cannot write " + nowhere + ": its directory does not exist\n", 3));
        Run directory = Run.withInput(Inputs.GOOD, "render", "-", "-o", folder.toString());
        assertThat(directory.err()).isEqualTo("emissaryctl render: cannot write " + folder + ": it is a directory\n");
        assertThat(directory.exit()).isEqualTo(3);
        assertThat(files()).isEmpty();
    }

    @Test
    void closedPipeIsNoBug() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Streams streams = new Streams(
                new ByteArrayInputStream(Inputs.GOOD.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(closed, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                false,
                java.time.Instant.EPOCH);
        assertThat(Emissaryctl.run(new String[] {"render", "-"}, streams)).isEqualTo(ExitCode.UNREADABLE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("emissaryctl render: standard output was closed before everything was written\n");
    }
}
