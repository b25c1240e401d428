package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.golden.RealEnvoy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--check` and `--envoy`, with the real Envoy and with scripts that behave badly.
class EnvoyOptionTest {

    private static final String INPUT = "testdata/render/listeners/quickstart/input.yaml";

    @TempDir
    Path folder;

    private Path stub(String name, String body) throws IOException {
        Path script = Inputs.write(folder, name, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    private Run render(Path envoy) {
        return Run.of("render", INPUT, "--envoy", envoy.toString(), "-o", out().toString());
    }

    private Path out() {
        return folder.resolve("envoy.yaml");
    }

    @Test
    void realEnvoyAgrees() {
        assertThat(render(RealEnvoy.path())).isEqualTo(new Run("", "", 0));
        assertThat(out()).exists();
    }

    @Test
    void envoyIsFoundOnThePath() throws IOException {
        stub("envoy", "test \"$1 $2 $3\" = '--mode validate -c' && grep -q httphost-shared \"$4\"\n");
        Run run = Run.withEnvironment(Map.of("PATH", "/nowhere:" + folder), "render", INPUT, "--check");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("httphost-shared");
    }

    @Test
    void rejectionIsAFindingAndNothingIsWritten() throws IOException {
        Path envoy = stub(
                "no",
                "echo \"[2026-01-01][1][critical][main] error initializing configuration '$4': bad thing\"; exit 1\n");
        Run run = render(envoy);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("error[EMC8013] envoy-rejects: Envoy rejects the rendered configuration")
                .contains("error initializing configuration 'envoy.json': bad thing")
                .doesNotContain(folder.toString());
        assertThat(out()).doesNotExist();
    }

    @Test
    void deprecationIsAWarning() throws IOException {
        Run run = render(stub("warns", "echo '[2026-01-01][1][warning][misc] Deprecated field: x.y'\n"));
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("warning[EMC8014] envoy-warns", "Deprecated field: x.y");
        assertThat(out()).exists();
    }

    @Test
    void anEnvoyThatCannotBeAskedIsSaid() {
        Run run = render(folder.resolve("not-there"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("not-there could not be asked: there is no such file");
        assertThat(out()).doesNotExist();
    }

    @Test
    void envoyLearnsNothingOfTheEnvironment() throws IOException {
        Run run = render(stub("env", "test -z \"$HOME$SECRET$JAVA_HOME\"\n"));
        assertThat(run.exit()).as(run.err()).isZero();
    }

    @Test
    void whatEnvoySaysCannotReachTheTerminal() throws IOException {
        Run run = render(stub("evil", "printf '\\033[31m\\007\\r::error::x\\n'; exit 1\n"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().chars()).noneMatch(c -> c < ' ' && c != '\n');
    }

    @Test
    void aFileThatIsNoProgramIsSaid() throws IOException {
        Run run = render(Inputs.write(folder, "text", "no program"));
        assertThat(run.err()).contains("could not be asked: it is not executable");
        assertThat(out()).doesNotExist();
    }
}
