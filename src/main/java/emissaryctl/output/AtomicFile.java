package emissaryctl.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Files that are written whole or not at all: who reads one sees the old content or the new, never a part, even
/// after a crash. A symbolic link stays, and what it points to is replaced, as if the file were written in place.
public final class AtomicFile {

    private static final int MOST_LINKS = 40;

    /// What goes into a file.
    @FunctionalInterface
    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /// The same for who writes into streams.
    @FunctionalInterface
    public interface Text {
        void writeTo(OutputStream out) throws IOException;
    }

    /// What is done to the new file before it takes its place.
    @FunctionalInterface
    private interface Finish {
        void finish(Path temporary) throws IOException;
    }

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /// Writes `bytes` to `target`. What is `secret` only the owner may read, from the moment that it is on disk. When
    /// it throws, its message names the file and the cause, and the file is what it was.
    public static void write(Path target, byte[] bytes, boolean secret) throws IOException {
        write(target, secret, channel -> writeAll(channel, ByteBuffer.wrap(bytes)));
    }

    /// The same without having it all at once.
    public static void writeText(Path target, boolean secret, Text text) throws IOException {
        Content content = channel -> {
            try {
                text.writeTo(Channels.newOutputStream(channel));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        };
        write(target, secret, content);
    }

    private static void writeAll(FileChannel channel, ByteBuffer rest) throws IOException {
        while (rest.hasRemaining()) channel.write(rest);
    }

    /// Puts `fresh` in the place of `old` in a file that exists, whose permissions and owner stay. A byte order mark
    /// before the text stays, too.
    ///
    /// @throws IOException also when the file no longer holds `old`
    public static void replace(Path target, byte[] old, byte[] fresh) throws IOException {
        try {
            Path file = followLinks(target.toAbsolutePath());
            byte[] now = Files.readAllBytes(file);
            int mark =
                    now.length == old.length + MARK.length && Arrays.equals(now, 0, MARK.length, MARK, 0, MARK.length)
                            ? MARK.length
                            : 0;
            if (!Arrays.equals(now, mark, now.length, old, 0, old.length))
                throw new IOException("it was changed by somebody else meanwhile");
            Content content = channel -> {
                writeAll(channel, ByteBuffer.wrap(now, 0, mark));
                writeAll(channel, ByteBuffer.wrap(fresh));
            };
            replace(file, true, content, temporary -> keepOwner(file, temporary));
        } catch (IOException e) {
            throw new IOException("cannot write " + target + ": " + reason(e), e);
        }
    }

    static void write(Path target, boolean secret, Content content) throws IOException {
        try {
            replace(followLinks(target.toAbsolutePath()), secret, content, _ -> {});
        } catch (IOException e) {
            throw new IOException("cannot write " + target + ": " + reason(e), e);
        }
    }

    private static void replace(Path file, boolean secret, Content content, Finish finish) throws IOException {
        if (Files.isDirectory(file)) throw new IOException("it is a directory");
        if (Files.exists(file) && !Files.isRegularFile(file)) throw new IOException("it is not a regular file");
        Path directory = file.resolveSibling("");
        Path temporary = file.resolveSibling(".emissaryctl-" + UUID.randomUUID() + ".tmp");
        try {
            create(temporary, secret, content);
            finish.finish(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException | Error e) {
            discard(temporary, e);
            throw e;
        }
        if (isPosix(directory)) force(directory);
    }

    /// Only root can give files away; for others the file becomes their own, as with every editor that replaces files.
    private static void keepOwner(Path file, Path temporary) throws IOException {
        if (!isPosix(file)) return;
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        PosixFileAttributeView view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        PosixFileAttributes fresh = view.readAttributes();
        try {
            if (!fresh.group().equals(attributes.group())) view.setGroup(attributes.group());
            if (!fresh.owner().equals(attributes.owner())) view.setOwner(attributes.owner());
        } catch (FileSystemException _) {
            // stays with the new owner
        }
        view.setPermissions(attributes.permissions());
    }

    private static void discard(Path temporary, Throwable cause) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static void create(Path temporary, boolean secret, Content content) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(temporary, options, permissions(temporary, secret))) {
            content.writeTo(channel);
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] permissions(Path path, boolean secret) {
        return secret && isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// Makes the new name of a file as durable as its content.
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Not `toRealPath`: what a link points to need not exist yet.
    private static Path followLinks(Path path) throws IOException {
        Path file = path;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MOST_LINKS) throw new IOException("too many levels of symbolic links");
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "its directory does not exist";
            case FileSystemException system ->
                Optional.ofNullable(system.getReason()).orElseGet(() -> String.valueOf(e.getMessage()));
            default -> String.valueOf(e.getMessage());
        };
    }

    private AtomicFile() {}
}
