package emissaryctl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The version that the build wrote down.
public final class Version {

    private Version() {}

    public static String number() {
        try (InputStream text = Version.class.getResourceAsStream("/emissaryctl/version.txt")) {
            return text == null ? "unknown" : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
