package emissaryctl.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps a second writer out of a directory. The system takes the lock back when its holder dies, however it dies.
final class DirectoryLock implements AutoCloseable {

    private static final String FILE = ".lock";

    private final FileChannel channel;
    private final Path file;
    private final Object identity;

    private DirectoryLock(FileChannel channel, Path file) throws IOException {
        this.channel = channel;
        this.file = file;
        this.identity = identity(file);
    }

    /// The system's own name for a file; files without one are taken for the same.
    private static Object identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
        return key == null ? file : key;
    }

    /// @throws PublishException when the directory is not the one any more in which the lock was taken
    void check() throws IOException {
        boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (!there || !identity(file).equals(identity)) {
            throw new PublishException(file.getParent() + " was replaced by another directory");
        }
    }

    static DirectoryLock take(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        FileChannel channel = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                Durable.forOwner(file));
        try {
            if (tryLock(channel) == null) throw PublishException.busy(taken(directory, file));
            byte[] holder = String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
            channel.truncate(0).write(ByteBuffer.wrap(holder), 0);
            return new DirectoryLock(channel, file);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static String taken(Path directory, Path file) throws IOException {
        Optional<String> holder = Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
                .filter(text -> !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9'));
        return "another emissaryctl"
                + holder.map(pid -> " (process " + pid + ")").orElse("") + " publishes in " + directory;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
