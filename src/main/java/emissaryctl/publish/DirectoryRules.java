package emissaryctl.publish;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.UUID;

/// What a directory must be like before private keys are written into it: nobody else may put links or files there, or
/// put another directory in its place.
final class DirectoryRules {

    static final String PROBE = ".probe-";

    static void check(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) throw new PublishException(directory + " is not a directory");
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
        UserPrincipal self = self(directory);
        Path real = directory.toRealPath();
        for (Path each : List.of(real, real.resolve(GenerationStore.GENERATIONS))) {
            if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)) checkOwn(each, self);
        }
        for (Path parent = real.getParent(); parent != null; parent = parent.getParent()) checkParent(real, parent);
    }

    /// The system has no other portable way to say who we are than to look at what we make.
    private static UserPrincipal self(Path directory) throws IOException {
        Path probe = directory.resolve(PROBE + UUID.randomUUID());
        try {
            Durable.createFile(probe, new byte[0]);
            return Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
        } catch (FileSystemException e) {
            throw new PublishException("cannot write in " + directory, e);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static void checkOwn(Path directory, UserPrincipal self) throws IOException {
        PosixFileAttributes attributes = attributes(directory);
        if (!attributes.isDirectory()) throw new PublishException(directory + " is not a directory");
        if (!attributes.owner().equals(self)) {
            throw new PublishException(directory + " belongs to another user, "
                    + attributes.owner().getName());
        }
        if (isWritableForOthers(attributes)) {
            throw new PublishException("others than its owner may write in " + directory + "; chmod go-w it");
        }
    }

    /// In a sticky directory, such as that for temporary files, nobody can rename what belongs to somebody else.
    private static void checkParent(Path directory, Path parent) throws IOException {
        PosixFileAttributes attributes = attributes(parent);
        boolean open = attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
        if (open && !isSticky(parent)) {
            throw new PublishException(
                    "everybody may write in " + parent + " and so replace " + directory + "; chmod o-w it");
        }
    }

    private static boolean isWritableForOthers(PosixFileAttributes attributes) {
        return attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static boolean isSticky(Path directory) throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("unix")) return false;
        int sticky = 01000;
        return ((int) Files.getAttribute(directory, "unix:mode") & sticky) != 0;
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private DirectoryRules() {}
}
