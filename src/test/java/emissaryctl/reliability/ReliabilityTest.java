package emissaryctl.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.golden.RealEnvoy;
import emissaryctl.serve.Served;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// A little of what `make bench-reliability` measures: that its promises are kept, and that it notices when they are
/// not.
class ReliabilityTest {

    private record Outcome(String said, int exit) {}

    private static Outcome measure(String part, List<String> program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "python3",
                        "bench/reliability",
                        part,
                        "--program",
                        JsonMapper.shared().writeValueAsString(program),
                        "--envoy",
                        RealEnvoy.path().toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Outcome(said, process.exitValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes=8", "kills=3", "edits=2", "soak=4"})
    void promisesAreKept(String part) throws Exception {
        Outcome outcome = measure(part, Served.program());
        assertThat(outcome.said()).startsWith(part + "\n").contains(" responses");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void aBrokenPromiseIsNoticed() throws Exception {
        Outcome outcome = measure("kills=1", List.of("false"));
        assertThat(outcome).isEqualTo(new Outcome("bench/reliability: nothing was published\n", 1));
    }
}
