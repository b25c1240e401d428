package emissaryctl.pipeline;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;

/// Reads files as they are in a revision, through the `git` program and into memory: no checkout is touched, nothing is
/// fetched, and no filter or hook of the repository runs.
public final class GitTree {

    private static final int LONGEST_LINE = 128;
    private static final String BLOB = " blob ";

    private final Path top;
    private final String revision;
    private final String commit;

    private GitTree(Path top, String revision, String commit) {
        this.top = top;
        this.revision = revision;
        this.commit = commit;
    }

    /// The files of `paths`, directories and files of the working tree, as they are in the revision. They are called as
    /// git calls them: `origin/main:k8s/hosts.yaml`.
    ///
    /// @throws IOException when git is missing, fails, or does not know the revision
    public static Outcome<List<SourceFile>> load(String revision, List<String> paths, Path directory)
            throws IOException {
        boolean odd = revision.isEmpty()
                || revision.startsWith("-")
                || !revision.chars().allMatch(c -> c > ' ');
        if (odd) throw new IOException("'" + revision + "' is no revision");
        Path inside = directory(directory.resolve(paths.getFirst()));
        Path top = Path.of(line(
                run(inside, "rev-parse", "--show-toplevel"), "'" + paths.getFirst() + "' is in no git repository"));
        String commit = line(
                run(inside, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"),
                "git knows no revision '" + revision + "'");
        return new GitTree(top, revision, commit).read(paths, directory);
    }

    /// The repository is that of the first path.
    private static Path directory(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Optional<Path> parent = Optional.ofNullable(absolute.getParent());
        return Files.isDirectory(absolute)
                ? absolute
                : parent.filter(Files::isDirectory).orElse(absolute.getRoot());
    }

    /// A file in the revision.
    private record Entry(String hash, String path) {}

    private Outcome<List<SourceFile>> read(List<String> paths, Path directory) throws IOException {
        SequencedSet<Entry> entries = new LinkedHashSet<>();
        for (String path : paths) entries.addAll(list(relative(path, directory)));
        return contents(entries);
    }

    private String relative(String path, Path directory) throws IOException {
        Path given = directory.toRealPath().resolve(path).normalize();
        Path there = Files.exists(given) ? given.toRealPath() : given;
        Path root = top.toRealPath();
        if (!there.startsWith(root)) throw new IOException("'" + path + "' is outside of the git repository");
        return root.relativize(there).toString().replace(java.io.File.separatorChar, '/');
    }

    /// What is there under a path: the file itself, or what a directory has that is YAML or JSON and not hidden.
    private List<Entry> list(String path) throws IOException {
        List<String> command = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--full-tree", commit));
        if (!path.isEmpty()) command.addAll(List.of("--", path));
        String listed =
                new String(run(top, command.toArray(String[]::new)).orElse(new byte[0]), StandardCharsets.UTF_8);
        List<Entry> entries = new ArrayList<>();
        for (String each : terminated(listed)) {
            int blob = each.indexOf(BLOB);
            int tab = each.indexOf('\t');
            // Neither links nor other repositories.
            if (blob < 0 || tab < 0 || !each.startsWith("100")) continue;
            Entry entry = new Entry(each.substring(blob + BLOB.length(), tab), each.substring(tab + 1));
            if (entry.path().equals(path) || isWanted(entry.path(), path)) entries.add(entry);
        }
        return entries;
    }

    /// The parts of a text that each end in a NUL.
    private static List<String> terminated(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', from)) {
            parts.add(text.substring(from, end));
            from = end + 1;
        }
        return parts;
    }

    private static boolean isWanted(String file, String directory) {
        String below = directory.isEmpty() ? file : file.substring(Math.min(file.length(), directory.length() + 1));
        boolean hidden = Arrays.stream(below.split("/", -1)).anyMatch(part -> part.startsWith("."));
        String lower = file.toLowerCase(Locale.ROOT);
        return !hidden && (lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json"));
    }

    private Outcome<List<SourceFile>> contents(SequencedSet<Entry> entries) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        List<Diagnostic> found = new ArrayList<>();
        Process process = start(top, "cat-file", "--batch");
        try (OutputStream asked = process.getOutputStream();
                InputStream told = process.getInputStream()) {
            long total = 0;
            for (Entry entry : entries) {
                String name = revision + ":" + entry.path();
                asked.write((entry.hash() + "\n").getBytes(StandardCharsets.US_ASCII));
                asked.flush();
                int size = size(told);
                total += size;
                if (size > YamlLimits.DEFAULT.fileBytes() || total > YamlLimits.DEFAULT.totalBytes()) {
                    found.add(SourceProblems.fileTooLarge(name, YamlLimits.DEFAULT.fileBytes()));
                    break;
                }
                byte[] bytes = told.readNBytes(size);
                told.readNBytes(1);
                Outcome<Optional<SourceFile>> decoded = SourceText.decode(name, bytes);
                found.addAll(decoded.diagnostics());
                decoded.value().ifPresent(files::add);
            }
        } finally {
            process.destroy();
        }
        return new Outcome<>(files, found);
    }

    /// The end of a line such as `HASH blob 123`.
    private static int size(InputStream told) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = told.read(); c != '\n'; c = told.read()) {
            if (c < 0 || line.size() > LONGEST_LINE) throw new IOException("git cat-file failed");
            line.write(c);
        }
        String text = line.toString(StandardCharsets.US_ASCII);
        String digits = text.substring(text.lastIndexOf(' ') + 1);
        boolean number =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(Character::isDigit);
        if (!number) throw new IOException("git cat-file failed: " + text);
        return Integer.parseInt(digits);
    }

    private static String line(Optional<byte[]> output, String otherwise) throws IOException {
        if (output.isEmpty()) throw new IOException(otherwise);
        return new String(output.get(), StandardCharsets.UTF_8).strip();
    }

    /// What git says; none when it fails.
    private static Optional<byte[]> run(Path directory, String... arguments) throws IOException {
        Process process = start(directory, arguments);
        process.getOutputStream().close();
        try (InputStream told = process.getInputStream()) {
            byte[] output = told.readAllBytes();
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Process start(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "--no-pager", "--no-replace-objects"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
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
