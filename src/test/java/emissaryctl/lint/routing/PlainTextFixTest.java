package emissaryctl.lint.routing;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A repair writes as the author did: with quotes where there were some, or where they are needed.
class PlainTextFixTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '^', textBlock = """
                    users/           ; /users/
                    "users/"         ; "/users/"
                    ^'users/'^       ; "/users/"
                    users/v1:get/    ; /users/v1:get/
                    ^users/a b/^     ; "/users/a b/"
                    ^users/é/^       ; "/users/é/"
                    """)
    void quotesStayAsTheyAre(String before, String after) throws IOException {
        Path file = folder.resolve("mapping.yaml");
        String text = "apiVersion: getambassador.io/v3alpha1\nkind: Mapping\nmetadata: {name: a}\n"
                + "spec: {hostname: \"*\", prefix: %s, service: a}\n";
        Files.writeString(file, text.formatted(before));

        Run.of("lint", "--fix", "--select", "EMC2019", file.toString());

        assertThat(file).hasContent(text.formatted(after));
    }
}
