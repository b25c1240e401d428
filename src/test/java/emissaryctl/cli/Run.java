package emissaryctl.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One run of the program within this process: what it wrote, and the number it ended with.
public record Run(String out, String err, int exit) {

    /// Without an environment, a terminal or input.
    public static Run of(String... args) {
        return with("", Map.of(), false, args);
    }

    public static Run of(List<String> args) {
        return of(args.toArray(String[]::new));
    }

    public static Run withInput(String input, String... args) {
        return with(input, Map.of(), false, args);
    }

    public static Run withEnvironment(Map<String, String> environment, String... args) {
        return with("", environment, false, args);
    }

    public static Run onTerminal(Map<String, String> environment, String... args) {
        return with("", environment, true, args);
    }

    public static Run with(String input, Map<String, String> environment, String... args) {
        return with(input, environment, false, args);
    }

    /// Input that need not be text.
    public static Run withBytes(byte[] input, String... args) {
        return with(new ByteArrayInputStream(input), Map.of(), false, args);
    }

    private static Run with(String input, Map<String, String> environment, boolean terminal, String... args) {
        return with(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), environment, terminal, args);
    }

    private static Run with(InputStream in, Map<String, String> environment, boolean terminal, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(in, printer(out), printer(err), environment, terminal, Instant.EPOCH);
        ExitCode exit = Emissaryctl.run(args, streams);
        streams.out().flush();
        return new Run(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), exit.number());
    }

    private static PrintStream printer(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
