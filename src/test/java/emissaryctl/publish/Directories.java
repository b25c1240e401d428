package emissaryctl.publish;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.xds.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Looks at a directory as an Envoy would that starts now.
public final class Directories {

    /// Whether `cur` leads to files that are all there, whole, and of one generation.
    public static void assertWhole(Path directory) throws IOException {
        Path link = directory.resolve("cur");
        assertThat(Files.isSymbolicLink(link)).as("cur").isTrue();
        String name = Files.readSymbolicLink(link).getFileName().toString();
        assertThat(GenerationName.parse(name)).as(name).isPresent();
        Snapshot.parse(Files.readAllBytes(link.resolve("snapshot.pb")));
        assertThat(Files.readString(link.resolve("bootstrap.json")))
                .startsWith("{\n")
                .endsWith("}\n");
        try (Stream<Path> files = Files.list(link)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                if (file.endsWith("bootstrap.json")) continue;
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .startsWith("{\n  \"version_info\": \"" + name + "\",\n")
                        .endsWith("]\n}\n");
            }
        }
        assertThat(link.resolve("cds.json")).exists();
        assertThat(link.resolve("lds.json")).exists();
    }

    private Directories() {}
}
