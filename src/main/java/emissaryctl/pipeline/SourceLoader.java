package emissaryctl.pipeline;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the files, directories and the standard input (`-`) that the user names, each once and in the order given;
/// within a directory in the order of the names.
public final class SourceLoader {

    /// An input under the name that reports give it; without a path it is the standard input.
    private record Input(String name, Optional<Path> path) {}

    private final InputStream stdin;
    private final String stdinName;
    private final YamlLimits limits;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private SourceLoader(InputStream stdin, String stdinName, YamlLimits limits) {
        this.stdin = stdin;
        this.stdinName = stdinName;
        this.limits = limits;
    }

    /// The texts of the inputs that can be read.
    public static Outcome<List<SourceFile>> load(List<String> paths, InputStream stdin, YamlLimits limits) {
        return load(paths, stdin, "<stdin>", limits);
    }

    /// The same, with a name for the standard input.
    static Outcome<List<SourceFile>> load(List<String> paths, InputStream stdin, String stdinName, YamlLimits limits) {
        SourceLoader loader = new SourceLoader(stdin, stdinName, limits);
        List<SourceFile> files = loader.read(loader.find(paths));
        return new Outcome<>(files, loader.diagnostics);
    }

    private List<Input> find(List<String> paths) {
        List<Input> inputs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<Path> given = new HashSet<>();
        paths.forEach(path -> real(path).ifPresent(given::add));
        for (String path : paths) {
            for (Input input : path.equals("-") ? List.of(new Input(stdinName, Optional.empty())) : find(path, given)) {
                if (seen.add(identity(input))) inputs.add(input);
            }
        }
        return inputs;
    }

    private List<Input> find(String one, Set<Path> given) {
        String name = one.replace(FileSystems.getDefault().getSeparator(), "/");
        try {
            Path path = Path.of(one);
            if (one.isEmpty() || !Files.isDirectory(path)) return List.of(new Input(name, Optional.of(path)));
            List<Diagnostic> problems = new ArrayList<>();
            List<SourceTree.Found> found = SourceTree.list(name, path, given, problems);
            if (found.isEmpty() && problems.isEmpty()) problems.add(SourceProblems.directoryWithoutYaml(name));
            diagnostics.addAll(problems);
            return found.stream()
                    .map(file -> new Input(file.name(), Optional.of(file.path())))
                    .toList();
        } catch (InvalidPathException _) {
            diagnostics.add(SourceProblems.notAPath(name));
        } catch (IOException failure) {
            diagnostics.add(problem(name, failure));
        }
        return List.of();
    }

    private static Optional<Path> real(String path) {
        try {
            return path.isEmpty() || path.equals("-")
                    ? Optional.empty()
                    : Optional.of(Path.of(path).toRealPath());
        } catch (InvalidPathException | IOException _) {
            return Optional.empty();
        }
    }

    /// What two names of one file have in common.
    private static String identity(Input input) {
        Optional<Path> file = input.path().filter(Files::isRegularFile);
        try {
            return file.isPresent() ? file.get().toRealPath().toString() : input.name();
        } catch (IOException _) {
            return input.name();
        }
    }

    private List<SourceFile> read(List<Input> inputs) {
        List<SourceFile> files = new ArrayList<>();
        long total = 0;
        for (Input input : inputs) {
            Optional<byte[]> bytes = bytes(input);
            if (bytes.isEmpty()) continue;
            total += bytes.get().length;
            if (total > limits.totalBytes()) {
                diagnostics.add(SourceProblems.inputTooLarge(input.name(), limits.totalBytes()));
                break;
            }
            Outcome<Optional<SourceFile>> decoded = SourceText.decode(input.name(), bytes.get());
            diagnostics.addAll(decoded.diagnostics());
            decoded.value().ifPresent(files::add);
        }
        return List.copyOf(files);
    }

    private Optional<byte[]> bytes(Input input) {
        try {
            if (input.path().isEmpty()) return bounded(input.name(), stdin);
            Path path = input.path().get();
            if (path.toString().isEmpty()) throw new NoSuchFileException("");
            if (Files.isRegularFile(path) && Files.size(path) > limits.fileBytes()) return tooLarge(input.name());
            try (InputStream in = Files.newInputStream(path)) {
                return bounded(input.name(), in);
            }
        } catch (IOException failure) {
            diagnostics.add(problem(input.name(), failure));
            return Optional.empty();
        }
    }

    /// A device or pipe may never end, and a file may have grown since its size was read.
    private Optional<byte[]> bounded(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(limits.fileBytes() + 1);
        return bytes.length > limits.fileBytes() ? tooLarge(name) : Optional.of(bytes);
    }

    private Optional<byte[]> tooLarge(String name) {
        diagnostics.add(SourceProblems.fileTooLarge(name, limits.fileBytes()));
        return Optional.empty();
    }

    private static Diagnostic problem(String name, IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> SourceProblems.missing(name);
            case AccessDeniedException _ -> SourceProblems.notPermitted(name);
            case FileSystemException inSystem -> SourceProblems.failed(name, reason(inSystem.getReason()));
            default -> SourceProblems.failed(name, reason(failure.getMessage()));
        };
    }

    private static String reason(@Nullable String text) {
        return text == null ? "input/output error" : text;
    }
}
