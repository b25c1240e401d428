package emissaryctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// The unit in `examples/systemd` is one, and starts a command that exists.
class SystemdUnitTest {

    private static final Path UNIT = Path.of("examples/systemd/emissaryctl.service");
    private static final Pattern START = Pattern.compile("(?m)^ExecStart=emissaryctl (.*)$");

    @TempDir
    Path folder;

    @Test
    void systemdHasNothingAgainstIt(TestReporter reporter) throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/systemd-analyze"))) {
            reporter.publishEntry("systemd is not installed; its unit was not tried");
            return;
        }
        // What it runs and reads about is not installed here.
        String text = Files.readString(UNIT)
                .replace("ExecStart=emissaryctl ", "ExecStart=true ")
                .replaceAll("(?m)^Documentation=.*\n", "");
        Path copy = Files.writeString(folder.resolve("emissaryctl.service"), text);
        Process process = new ProcessBuilder("/usr/bin/systemd-analyze", "verify", copy.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.lines().filter(line -> line.contains("emissaryctl.service")))
                .isEmpty();
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void itsCommandIsUnderstood() throws Exception {
        Matcher start = START.matcher(Files.readString(UNIT));
        assertThat(start.find()).isTrue();
        String command = start.group(1)
                .replace("/etc/emissaryctl/k8s", "examples/quickstart")
                .replace("%S/emissaryctl/xds", folder.resolve("xds").toString())
                .replace(" --envoy envoy", " --once");
        Run run = Run.of(List.of(command.split(" ")));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(folder.resolve("xds/cur/bootstrap.json")).exists();
    }
}
