package emissaryctl.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `git` program, run so that it writes nothing, fetches nothing and asks nothing.
final class GitProgram {

    private GitProgram() {}

    /// What git says; none when it fails.
    static Optional<byte[]> run(Path directory, String... arguments) throws IOException {
        return output(start(directory, false, arguments), true);
    }

    /// Why git fails at that, in its own words.
    static String complaint(Path directory, String... arguments) throws IOException {
        byte[] said = output(start(directory, true, arguments), false).orElseThrow();
        return new String(said, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("fatal: ") || line.startsWith("error: "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst()
                .orElse("git fails");
    }

    /// The program at work, for a conversation with it.
    static Process start(Path directory, String... arguments) throws IOException {
        return start(directory, false, arguments);
    }

    private static Optional<byte[]> output(Process process, boolean mustSucceed) throws IOException {
        process.getOutputStream().close();
        try (InputStream told = process.getInputStream()) {
            byte[] output = told.readAllBytes();
            boolean succeeds = process.waitFor() == 0;
            return succeeds || !mustSucceed ? Optional.of(output) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Process start(Path directory, boolean withComplaints, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "--no-pager", "--no-replace-objects"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        if (withComplaints) builder.redirectErrorStream(true);
        else builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GIT_LITERAL_PATHSPECS", "1");
        builder.environment().put("GIT_NO_LAZY_FETCH", "1");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException("git cannot be run: " + e.getMessage(), e);
        }
    }
}
