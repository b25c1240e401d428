package emissaryctl.publish;

import emissaryctl.output.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// Files in the directory by which a command reaches the process that publishes there, and by which that process finds
/// the Envoy that its predecessor started. Who may write them may write everything else there, too, so they need no
/// other protection.
public final class ControlFiles {

    private static final String DIRECTORY = "control";
    private static final String REQUEST = "request";
    private static final String ANSWER = "answer";
    private static final String ENVOY = "envoy";

    /// A request that was taken, and what its answer will be known by.
    public record Posted(String id, Request request) {}

    /// What became of a request.
    public record Answer(boolean done, String text) {}

    private final Path directory;

    public ControlFiles(Path directory) {
        this.directory = directory.resolve(DIRECTORY);
    }

    /// What a process that publishes watches for requests.
    public Path directory() throws IOException {
        if (!Files.isDirectory(directory)) Durable.createDirectory(directory);
        return directory;
    }

    /// Leaves a request; gives back what its answer will be known by.
    public String post(Request request) throws IOException {
        String id = UUID.randomUUID().toString();
        write(REQUEST, id + " " + request.text());
        return id;
    }

    /// The request that was left, which is gone then.
    public Optional<Posted> take() throws IOException {
        Optional<String> text = read(REQUEST);
        if (text.isEmpty()) return Optional.empty();
        Files.deleteIfExists(directory.resolve(REQUEST));
        int space = text.get().indexOf(' ');
        if (space < 0) return Optional.empty();
        String id = text.get().substring(0, space);
        return Request.parse(text.get().substring(space + 1)).map(request -> new Posted(id, request));
    }

    /// Takes a request back that nobody took.
    public void withdraw() throws IOException {
        Files.deleteIfExists(directory.resolve(REQUEST));
    }

    public void answer(Posted posted, Answer answer) throws IOException {
        write(ANSWER, posted.id() + " " + (answer.done() ? "done " : "refused ") + answer.text());
    }

    /// The answer to a request, once it is there.
    public Optional<Answer> answerTo(String id) throws IOException {
        Optional<String> text = read(ANSWER).filter(each -> each.startsWith(id + " "));
        return text.map(each -> each.substring(id.length() + 1))
                .map(each -> new Answer(each.startsWith("done "), each.substring(each.indexOf(' ') + 1)));
    }

    /// Remembers which Envoy was started, in words of the caller.
    public void rememberEnvoy(String text) throws IOException {
        write(ENVOY, text);
    }

    public Optional<String> envoy() throws IOException {
        return read(ENVOY);
    }

    public void forgetEnvoy() throws IOException {
        Files.deleteIfExists(directory.resolve(ENVOY));
    }

    private void write(String name, String text) throws IOException {
        AtomicFile.write(directory().resolve(name), text.getBytes(StandardCharsets.UTF_8), true);
    }

    private Optional<String> read(String name) throws IOException {
        try {
            return Optional.of(Files.readString(directory.resolve(name), StandardCharsets.UTF_8));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }
}
