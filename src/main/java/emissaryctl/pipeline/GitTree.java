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
import java.util.stream.Stream;

/// Reads files as they are in a revision, through the `git` program and into memory: no checkout is touched, nothing is
/// fetched, and no filter or hook of the repository runs.
public final class GitTree {

    private static final int LONGEST_LINE = 128;
    private static final String BLOB = " blob ";
    private static final String REPOSITORY = " commit ";

    private final Path top;
    private final String revision;
    private final String commit;
    private final String prefix;

    /// @param prefix what the names of files begin with: where a repository is within another one
    private GitTree(Path top, String revision, String commit, String prefix) {
        this.top = top;
        this.revision = revision;
        this.commit = commit;
        this.prefix = prefix;
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
        Path top = top(inside, paths.getFirst());
        return new GitTree(top, revision, commit(top, revision), "").read(paths, directory);
    }

    /// The repository is that of the first path, which need not be there any more.
    private static Path directory(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return Stream.iterate(Optional.of(absolute), Optional::isPresent, each -> each.map(Path::getParent))
                .flatMap(Optional::stream)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(absolute.getRoot());
    }

    private static Path top(Path inside, String path) throws IOException {
        String[] question = {"rev-parse", "--show-toplevel"};
        Optional<byte[]> answer = GitProgram.run(inside, question);
        if (answer.isPresent()) return Path.of(line(answer.get()));
        String complaint = GitProgram.complaint(inside, question);
        throw new IOException(
                complaint.startsWith("not a git repository")
                        ? "'" + path + "' is in no git repository"
                        : "git refuses '" + path + "': " + complaint);
    }

    private static String commit(Path top, String revision) throws IOException {
        Optional<byte[]> commit =
                GitProgram.run(top, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        if (commit.isPresent()) return line(commit.get());
        boolean shallow = GitProgram.run(top, "rev-parse", "--is-shallow-repository")
                .filter(answer -> line(answer).equals("true"))
                .isPresent();
        throw new IOException("git knows no revision '" + revision + "'"
                + (shallow ? ": this clone is shallow, fetch it first" : ""));
    }

    /// Whether the revision has such a file or directory.
    ///
    /// @throws IOException as for `load`
    public static boolean has(String revision, String path, Path directory) throws IOException {
        Path top = top(directory(directory.resolve(path)), path);
        GitTree tree = new GitTree(top, revision, commit(top, revision), "");
        return !tree.listed(tree.relative(path, directory)).isEmpty();
    }

    /// A file in the revision, or a repository of its own.
    private record Entry(String hash, String path) {}

    private Outcome<List<SourceFile>> read(List<String> paths, Path directory) throws IOException {
        SequencedSet<String> inside = new LinkedHashSet<>();
        for (String path : paths) inside.add(relative(path, directory));
        return read(inside);
    }

    private Outcome<List<SourceFile>> read(SequencedSet<String> paths) throws IOException {
        SequencedSet<Entry> files = new LinkedHashSet<>();
        SequencedSet<Entry> repositories = new LinkedHashSet<>();
        for (String path : paths) list(path, files, repositories);
        Outcome<List<SourceFile>> own = contents(files);
        List<SourceFile> texts = new ArrayList<>(own.value());
        List<Diagnostic> found = new ArrayList<>(own.diagnostics());
        for (Entry each : repositories) {
            Optional<GitTree> inner = inner(each);
            if (inner.isEmpty()) continue;
            Outcome<List<SourceFile>> read = inner.get().read(new LinkedHashSet<>(List.of("")));
            texts.addAll(read.value());
            found.addAll(read.diagnostics());
        }
        return new Outcome<>(texts, found);
    }

    /// A submodule, as far as it is checked out: the directory of one that is not is empty, and so compared as such.
    private Optional<GitTree> inner(Entry submodule) throws IOException {
        Path directory = top.resolve(submodule.path());
        if (!Files.isDirectory(directory)) {
            throw new IOException("submodule '" + prefix + submodule.path() + "' of '" + revision
                    + "' is not checked out, so that its files cannot be read");
        }
        if (!Files.exists(directory.resolve(".git"))) return Optional.empty();
        return Optional.of(new GitTree(directory, revision, submodule.hash(), prefix + submodule.path() + "/"));
    }

    private String relative(String path, Path directory) throws IOException {
        Path given = directory.toRealPath().resolve(path).normalize();
        Path there = Files.exists(given) ? given.toRealPath() : given;
        Path root = top.toRealPath();
        if (!there.startsWith(root)) throw new IOException("'" + path + "' is outside of the git repository");
        return root.relativize(there).toString().replace(java.io.File.separatorChar, '/');
    }

    /// What is there under a path: the file itself, or what a directory has that is YAML or JSON and not hidden.
    private void list(String path, SequencedSet<Entry> files, SequencedSet<Entry> repositories) throws IOException {
        for (String each : listed(path)) {
            boolean repository = each.startsWith("160000" + REPOSITORY);
            String type = repository ? REPOSITORY : BLOB;
            int at = each.indexOf(type);
            int tab = each.indexOf('\t');
            // Links are not followed.
            boolean file = each.startsWith("100");
            if (at < 0 || tab < 0 || !repository && !file) continue;
            Entry entry = new Entry(each.substring(at + type.length(), tab), each.substring(tab + 1));
            if (repository && !isHidden(entry.path(), path)) repositories.add(entry);
            if (file && (entry.path().equals(path) || isWanted(entry.path(), path))) files.add(entry);
        }
    }

    /// Lines such as `100644 blob HASH<TAB>k8s/hosts.yaml`.
    private List<String> listed(String path) throws IOException {
        List<String> command = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--full-tree", commit));
        if (!path.isEmpty()) command.addAll(List.of("--", path));
        String[] question = command.toArray(String[]::new);
        Optional<byte[]> answer = GitProgram.run(top, question);
        if (answer.isEmpty()) {
            throw new IOException(
                    "git cannot list the files of '" + revision + "': " + GitProgram.complaint(top, question));
        }
        return terminated(new String(answer.get(), StandardCharsets.UTF_8));
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
        String lower = file.toLowerCase(Locale.ROOT);
        return !isHidden(file, directory)
                && (lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json"));
    }

    private static boolean isHidden(String file, String directory) {
        String below = directory.isEmpty() ? file : file.substring(Math.min(file.length(), directory.length() + 1));
        return Arrays.stream(below.split("/", -1)).anyMatch(part -> part.startsWith("."));
    }

    private Outcome<List<SourceFile>> contents(SequencedSet<Entry> entries) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        List<Diagnostic> found = new ArrayList<>();
        Process process = GitProgram.start(top, "cat-file", "--batch");
        try (OutputStream asked = process.getOutputStream();
                InputStream told = process.getInputStream()) {
            long total = 0;
            for (Entry entry : entries) {
                String name = revision + ":" + prefix + entry.path();
                asked.write((entry.hash() + "\n").getBytes(StandardCharsets.US_ASCII));
                asked.flush();
                int size = size(told).orElse(-1);
                if (size < 0) {
                    throw new IOException("git cannot read '" + name + "': "
                            + GitProgram.complaint(top, "cat-file", "blob", entry.hash()));
                }
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

    /// The end of a line such as `HASH blob 123`; none when git does not have that.
    private static Optional<Integer> size(InputStream told) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = told.read(); c != '\n'; c = told.read()) {
            if (c < 0 || line.size() > LONGEST_LINE) return Optional.empty();
            line.write(c);
        }
        String text = line.toString(StandardCharsets.US_ASCII);
        String digits = text.substring(text.lastIndexOf(' ') + 1);
        boolean number =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(Character::isDigit);
        return number ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    private static String line(byte[] output) {
        return new String(output, StandardCharsets.UTF_8).strip();
    }
}
