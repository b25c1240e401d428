package emissaryctl.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The process's surroundings, so that tests can give others: streams, environment, whether there is a terminal,
/// whether standard error goes there and nowhere else, and the time at the start.
public record Streams(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        boolean terminal,
        boolean attended,
        Instant now) {

    private static final Path ERRORS = Path.of("/proc/self/fd/2");

    /// With standard error on the terminal if there is one.
    public Streams(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            boolean terminal,
            Instant now) {
        this(in, out, err, environment, terminal, terminal, now);
    }

    /// Those of this process, in UTF-8 whatever the locale says.
    static Streams ofProcess() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                out,
                err,
                System.getenv(),
                terminal,
                errorsAreOnTerminal(terminal),
                Instant.now());
    }

    /// Java can only tell of input and output together; Linux knows where each leads.
    private static boolean errorsAreOnTerminal(boolean terminal) {
        try {
            String target = Files.readSymbolicLink(ERRORS).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException _) {
            return terminal;
        }
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
