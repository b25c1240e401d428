package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Duration FOREVER = Duration.ofDays(1);
    private static final String ERASED = "\r\u001b[K";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private Streams streams(boolean terminal, boolean attended, Map<String, String> environment) {
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        InputStream in = InputStream.nullInputStream();
        return new Streams(in, err, err, environment, terminal, attended, Instant.EPOCH);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void awaitSaid(String what) throws InterruptedException {
        for (int i = 0; i < 3000 && !said().contains(what); i++) Thread.sleep(10);
        assertThat(said()).contains(what);
    }

    @Test
    void onATerminalItSaysWhatIsDoneAndTakesItBack() throws Exception {
        try (Progress progress = Progress.on(streams(true, true, Map.of()), Duration.ZERO)) {
            progress.doing("reading");
            awaitSaid("reading …");
            progress.doing("looking at 3 resources");
            awaitSaid("looking at 3 resources …");
        }
        assertThat(said()).endsWith(ERASED).doesNotContain("\n");
    }

    @Test
    void whatIsDoneSoonIsNotSaid() {
        try (Progress progress = Progress.on(streams(true, true, Map.of()), FOREVER)) {
            progress.doing("reading");
        }
        assertThat(said()).isEmpty();
    }

    @Test
    void nothingIsSaidIntoAPipe() {
        for (Streams streams : new Streams[] {
            streams(false, false, Map.of()),
            streams(true, false, Map.of()),
            streams(true, true, Map.of("TERM", "dumb")),
            streams(true, true, Map.of("CI", "true")),
        }) {
            try (Progress progress = Progress.on(streams, Duration.ZERO)) {
                progress.doing("reading");
            }
        }
        assertThat(said()).isEmpty();
    }
}
