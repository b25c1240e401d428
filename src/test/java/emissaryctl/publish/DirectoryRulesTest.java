package emissaryctl.publish;

import static emissaryctl.publish.Configurations.options;
import static emissaryctl.publish.Configurations.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody else gets at the keys, or at what Envoy will read.
class DirectoryRulesTest {

    @TempDir
    Path folder;

    private Publisher open(Path directory) throws IOException {
        return Publisher.open(directory, options(directory), Follower.NOBODY, Validator.NOBODY, InstantSource.system());
    }

    private Path directory(String permissions) throws IOException {
        Path directory = Files.createDirectory(folder.resolve("xds"));
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void othersMustNotWriteInIt() throws IOException {
        for (String permissions : new String[] {"rwxrwxr-x", "rwxr-xrwx"}) {
            Path directory = directory(permissions);
            assertThatThrownBy(() -> open(directory))
                    .isInstanceOf(PublishException.class)
                    .hasMessage("others than its owner may write in " + directory.toRealPath() + "; chmod go-w it");
            assertThat(directory).isEmptyDirectory();
            Files.delete(directory);
        }
    }

    @Test
    void othersMayReadTheNames() throws IOException {
        Path directory = directory("rwxr-xr-x");
        try (Publisher publisher = open(directory)) {
            publisher.publish(to("a"), "test", false);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("gens"))))
                .isEqualTo("rwx------");
    }

    @Test
    void nobodyMayReplaceTheWholeDirectory() throws IOException {
        Path parent = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> open(parent.resolve("xds")))
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith("everybody may write in " + parent.toRealPath());
        Files.setAttribute(parent, "unix:mode", 01777);
        open(parent.resolve("xds")).close();
    }

    @Test
    void generationsAreNotPutSomewhereElse() throws IOException {
        Path directory = directory("rwx------");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(directory.resolve("gens"), elsewhere);
        assertThatThrownBy(() -> open(directory))
                .isInstanceOf(PublishException.class)
                .hasMessage(directory.toRealPath().resolve("gens") + " is not a directory");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void linksLaidInTheWayAreNotFollowed() throws IOException {
        Path directory = directory("rwx------");
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createSymbolicLink(directory.resolve(".lock"), victim);
        assertThatThrownBy(() -> open(directory)).isInstanceOf(PublishException.class);
        Files.delete(directory.resolve(".lock"));

        Files.createDirectory(directory.resolve("gens"));
        Files.createSymbolicLink(directory.resolve("gens/.g1.partial"), folder);
        Files.createSymbolicLink(directory.resolve("cur"), folder);
        try (Publisher publisher = open(directory)) {
            publisher.publish(to("a"), "test", false);
        }
        assertThat(victim).hasContent("precious");
        Directories.assertWhole(directory);
    }

    @Test
    void aFileInThePlaceOfTheLinkIsNotTouched() throws IOException {
        Path directory = directory("rwx------");
        Files.writeString(directory.resolve("cur"), "mine");
        assertThatThrownBy(() -> open(directory))
                .isInstanceOf(PublishException.class)
                .hasMessage(directory.resolve("cur") + " is not a symbolic link");
        assertThat(directory.resolve("cur")).hasContent("mine");
    }

    @Test
    void whatIsNoDirectoryIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> open(file)).hasMessage(file + " is not a directory");
        assertThatThrownBy(() -> open(folder.resolve("no/such")))
                .hasMessage("cannot publish in %s: there is no %s"
                        .formatted(folder.resolve("no/such"), folder.resolve("no/such")));
    }
}
