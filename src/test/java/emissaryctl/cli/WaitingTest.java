package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A command that has to wait says on a terminal what for, and takes it back before it says anything else.
class WaitingTest {

    private static final int LONGEST = 3000;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /// Ends when it has been said that it is waited for.
    private final class Awaited extends InputStream {

        @Override
        public int read() throws IOException {
            try {
                for (int i = 0; i < LONGEST && !said().contains("reading"); i++) Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void run(InputStream in, boolean attended, String... line) {
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        Emissaryctl.run(line, new Streams(in, out, err, Map.of(), false, attended, Instant.EPOCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"render -", "lint -", "test %s -", "diff - %s", "explain GET http://a/ -", "graph -"})
    void itIsSaidWhatIsWaitedFor(String line) throws IOException {
        String file = Files.writeString(
                        folder.resolve("cases.yaml"), "- {request: GET http://a/, expect: {status: 404}}\n")
                .toString();
        run(new Awaited(), true, line.formatted(file).split(" ", -1));
        assertThat(said()).startsWith("\r\u001b[Kreading").contains(" …\r\u001b[K");
        String last = said().substring(said().lastIndexOf("\r\u001b[K") + 4);
        assertThat(last).doesNotContain("…");
    }

    @Test
    void nothingIsSaidQuietly() {
        run(InputStream.nullInputStream(), true, "render", "-q", "-");
        assertThat(said()).doesNotContain("\u001b");
    }
}
