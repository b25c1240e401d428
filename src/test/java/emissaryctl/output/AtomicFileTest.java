package emissaryctl.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    private static final byte[] NEW = "new\n".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void aNewFileAppearsWithItsContent() throws IOException {
        Path target = folder.resolve("envoy.yaml");

        AtomicFile.write(target, NEW, false);

        assertThat(target).hasContent("new\n");
        assertThat(permissions(target)).isEqualTo(permissions(Files.createFile(folder.resolve("ordinary"))));
    }

    @Test
    void anOldFileIsReplaced() throws IOException {
        Path target = Files.writeString(folder.resolve("envoy.yaml"), "old and longer\n");

        AtomicFile.write(target, NEW, false);

        assertThat(target).hasContent("new\n");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void readersOfTheOldFileKeepIt() throws IOException {
        Path target = Files.writeString(folder.resolve("envoy.yaml"), "old\n");
        Path sameFile = Files.createLink(folder.resolve("link"), target);

        AtomicFile.write(target, NEW, false);

        assertThat(sameFile).hasContent("old\n");
    }

    @Test
    void secretsAreTheOwnersFromTheBeginning() throws IOException {
        Path target = Files.writeString(folder.resolve("envoy.yaml"), "old\n");

        AtomicFile.write(target, true, channel -> {
            assertThat(permissions(onlyTemporary())).isEqualTo("rw-------");
            channel.write(ByteBuffer.wrap(NEW));
        });

        assertThat(permissions(target)).isEqualTo("rw-------");
    }

    @Test
    void aFailureKeepsTheOldFileAndLeavesNothing() throws IOException {
        Path target = Files.writeString(folder.resolve("envoy.yaml"), "old\n");

        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(target, false, channel -> {
                    channel.write(ByteBuffer.wrap(NEW));
                    throw new IOException("No space left on device");
                }))
                .withMessage("cannot write %s: No space left on device", target);

        assertThat(target).hasContent("old\n");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aBugLeavesNothingEither() {
        assertThatIllegalStateException()
                .isThrownBy(() -> AtomicFile.write(folder.resolve("f"), false, _ -> {
                    throw new IllegalStateException();
                }));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void directoriesAreNotReplaced() throws IOException {
        Path target = Files.createDirectory(folder.resolve("envoy.yaml"));

        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(target, NEW, false))
                .withMessage("cannot write %s: it is a directory", target);
        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(Path.of("/"), NEW, false))
                .withMessage("cannot write /: it is a directory");
    }

    @Test
    void devicesAreNotReplaced() {
        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(Path.of("/dev/null"), NEW, false))
                .withMessage("cannot write /dev/null: it is not a regular file");
    }

    @Test
    void theDirectoryMustExist() {
        Path target = folder.resolve("no/envoy.yaml");

        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(target, NEW, false))
                .withMessage("cannot write %s: its directory does not exist", target);
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path target = Files.createFile(folder.resolve("file")).resolve("envoy.yaml");

        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(target, NEW, false))
                .withMessage("cannot write %s: Not a directory", target);
    }

    @Test
    void aLinkStaysAndItsTargetIsReplaced() throws IOException {
        Path real =
                Files.writeString(Files.createDirectory(folder.resolve("real")).resolve("f"), "old\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real/f"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);

        AtomicFile.write(second, NEW, false);

        assertThat(second).isSymbolicLink().hasContent("new\n");
        assertThat(link).isSymbolicLink();
        assertThat(real).isRegularFile().hasContent("new\n");
    }

    @Test
    void aLinkMayPointToWhatDoesNotExistYet() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later"));

        AtomicFile.write(link, NEW, false);

        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("later")).hasContent("new\n");
    }

    @Test
    void linksInACircleAreRefused() throws IOException {
        Path link = folder.resolve("a");
        Files.createSymbolicLink(link, folder.resolve("b"));
        Files.createSymbolicLink(folder.resolve("b"), link);

        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(link, NEW, false))
                .withMessage("cannot write %s: too many levels of symbolic links", link);
    }

    @Test
    void relativePathsAndLongNamesWork() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path target = folder.resolve("n".repeat(255));

        AtomicFile.write(here.relativize(target), NEW, false);

        assertThat(target).hasContent("new\n");
    }

    private Path onlyTemporary() throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*.tmp")) {
            return files.iterator().next();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
