package emissaryctl.publish;

import emissaryctl.output.AtomicFile;
import emissaryctl.xds.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The generations in a directory, and the link `cur` to the one that Envoy follows.
///
/// A generation is written aside, forced to the disk, and only then gets its name, so whatever has the name of a
/// generation is complete. The link is replaced by a rename. After a crash at any moment `cur` leads to a complete
/// generation, and what was being written is rubbish that the next start throws away.
public final class GenerationStore {

    /// The link.
    public static final String CURRENT = "cur";

    static final String GENERATIONS = "gens";

    private static final String PARTIAL = ".partial";
    private static final String LINK_TO_BE = ".cur-";
    private static final String RECORD = "record";
    private static final String SNAPSHOT = "snapshot.pb";

    /// Envoy may have the directory on another disk than the estimate of its space knows of; so there is some to spare.
    private static final int SPACE_FACTOR = 3;

    private final Path directory;
    private final Path generations;

    GenerationStore(Path directory) {
        this.directory = directory;
        this.generations = directory.resolve(GENERATIONS);
    }

    /// Makes the directory ready for generations, and mends what an interrupted writer left. Only for who holds the
    /// lock.
    void prepare() throws IOException {
        if (!Files.isDirectory(generations)) Durable.createDirectory(generations);
        for (Path child : children(generations)) {
            if (isRubbish(child)) Durable.deleteTree(child);
        }
        for (Path rubbish : children(directory)) {
            boolean left = simpleName(rubbish).startsWith(LINK_TO_BE)
                    || simpleName(rubbish).startsWith(DirectoryRules.PROBE);
            if (left) Files.deleteIfExists(rubbish);
        }
    }

    /// What was never finished, or half deleted. What `cur` leads to is not touched, whatever it is like.
    private boolean isRubbish(Path child) throws IOException {
        if (simpleName(child).endsWith(PARTIAL)) return true;
        Path link = directory.resolve(CURRENT);
        boolean current = Files.isSymbolicLink(link)
                && Files.readSymbolicLink(link).getFileName().toString().equals(simpleName(child));
        return !current && GenerationName.parse(simpleName(child)).isPresent() && !Files.exists(child.resolve(RECORD));
    }

    /// All complete generations, the oldest first.
    public List<Generation> list() throws IOException {
        List<Generation> found = new ArrayList<>();
        for (Path child : children(generations)) {
            Optional<GenerationName> name = GenerationName.parse(simpleName(child));
            if (name.isPresent()) record(name.get()).ifPresent(each -> found.add(new Generation(name.get(), each)));
        }
        found.sort(Comparator.comparing(Generation::name));
        return found;
    }

    /// The generation that `cur` leads to.
    public Optional<Generation> current() throws IOException {
        Path link = directory.resolve(CURRENT);
        if (!Files.isSymbolicLink(link)) {
            if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                throw new PublishException(link + " is not a symbolic link");
            }
            return Optional.empty();
        }
        Path target = Files.readSymbolicLink(link);
        boolean ours = target.getNameCount() == 2
                && !target.isAbsolute()
                && target.getName(0).toString().equals(GENERATIONS);
        Optional<GenerationName> name =
                ours ? GenerationName.parse(target.getName(1).toString()) : Optional.empty();
        if (name.isEmpty()) return Optional.empty();
        return record(name.get()).map(each -> new Generation(name.get(), each));
    }

    /// What a generation was made from.
    Snapshot snapshot(GenerationName name) throws IOException {
        try {
            return Snapshot.parse(Files.readAllBytes(path(name).resolve(SNAPSHOT)));
        } catch (IllegalArgumentException e) {
            throw new PublishException(path(name).resolve(SNAPSHOT) + " is damaged");
        }
    }

    /// Writes a generation that nothing leads to yet.
    void write(GenerationName name, SequencedMap<String, String> files, Snapshot snapshot, GenerationRecord record)
            throws IOException {
        byte[] kept = snapshot.bytes();
        long size = kept.length;
        for (String text : files.values()) size += text.length();
        checkSpace(name, size);
        Path partial = generations.resolve("." + name + PARTIAL);
        try {
            Durable.deleteTree(partial);
            Durable.createDirectory(partial);
            List<Path> written = new ArrayList<>();
            for (var file : files.entrySet()) {
                Path path = within(partial, file.getKey());
                Durable.createFile(path, file.getValue().getBytes(StandardCharsets.UTF_8));
                written.add(path);
            }
            written.add(partial.resolve(SNAPSHOT));
            Durable.createFile(written.getLast(), kept);
            written.add(partial.resolve(RECORD));
            Durable.createFile(written.getLast(), record.text().getBytes(StandardCharsets.UTF_8));
            for (Path path : written) Durable.force(path);
            Durable.force(partial);
            Files.move(partial, path(name), StandardCopyOption.ATOMIC_MOVE);
            Durable.force(generations);
        } catch (IOException e) {
            discard(partial, e);
            throw new PublishException("cannot write generation " + name + " (" + size + " bytes) in " + directory, e);
        }
    }

    private void checkSpace(GenerationName name, long size) throws PublishException {
        long usable = usableSpace();
        long needed = size * SPACE_FACTOR;
        if (usable >= needed) return;
        throw new PublishException("cannot write generation " + name + " in " + directory + ": " + needed
                + " bytes must be free, and " + usable + " are");
    }

    /// In a chroot Java does not find the mount and cannot tell. A disk that is full is then noticed while writing,
    /// which happens aside.
    private long usableSpace() {
        try {
            return Files.getFileStore(generations).getUsableSpace();
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }

    /// Names are slugs of ours; this is the second lock on the door.
    private static Path within(Path folder, String name) throws IOException {
        Path path = folder.resolve(name);
        if (!folder.equals(path.getParent()) || !path.equals(path.normalize())) {
            throw new PublishException(name + " is not the name of a file");
        }
        return path;
    }

    private static void discard(Path path, IOException cause) {
        try {
            Durable.deleteTree(path);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /// Makes a generation the current one. Envoy sees the rename and reads all files anew.
    void point(GenerationName name) throws IOException {
        Path link = directory.resolve(LINK_TO_BE + name);
        try {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, link.getFileSystem().getPath(GENERATIONS, name.toString()));
            Files.move(link, directory.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
            Durable.force(directory);
        } catch (IOException e) {
            discard(link, e);
            throw new PublishException("cannot make " + name + " the current generation of " + directory, e);
        }
    }

    /// Takes the link away.
    void pointNowhere() throws IOException {
        if (Files.deleteIfExists(directory.resolve(CURRENT))) Durable.force(directory);
    }

    void mark(Generation generation, State state) throws IOException {
        keep(generation.name(), generation.record().in(state));
    }

    void keep(GenerationName name, GenerationRecord record) throws IOException {
        AtomicFile.write(path(name).resolve(RECORD), record.text().getBytes(StandardCharsets.UTF_8), true);
    }

    void delete(GenerationName name) throws IOException {
        // without its record it is no generation, so it cannot become half of one
        Files.deleteIfExists(path(name).resolve(RECORD));
        Durable.deleteTree(path(name));
    }

    Path directory() {
        return directory;
    }

    private Path path(GenerationName name) {
        return generations.resolve(name.toString());
    }

    private Optional<GenerationRecord> record(GenerationName name) throws IOException {
        try {
            return GenerationRecord.parse(Files.readString(path(name).resolve(RECORD), StandardCharsets.UTF_8));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private static String simpleName(Path path) {
        return path.getFileName().toString();
    }
}
