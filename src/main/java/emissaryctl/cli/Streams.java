package emissaryctl.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The process's surroundings, so that tests can give others: streams, environment, whether standard error is a
/// terminal, and the time at the start.
public record Streams(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        boolean terminal,
        Instant now) {

    /// Those of this process, in UTF-8 whatever the locale says.
    static Streams ofProcess() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new Streams(new FileInputStream(FileDescriptor.in), out, err, System.getenv(), terminal, Instant.now());
    }

    /// An environment variable, empty ones counting as not set.
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /// The time that certificates are judged at: that of the start, unless SOURCE_DATE_EPOCH gives another so that the
    /// same input has the same findings tomorrow.
    public Instant time() {
        return variable("SOURCE_DATE_EPOCH")
                .filter(text -> text.length() <= 12 && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
                .orElse(now);
    }
}
