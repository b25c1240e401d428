package emissaryctl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.golden.RealEnvoy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a real Envoy says of a configuration with a mistake put into it.
final class EnvoyVerdict {

    private EnvoyVerdict() {}

    /// Envoy takes the configuration, and not the same with the mistake in place of a part.
    static void rejects(Path folder, String right, String part, String mistake) throws IOException {
        assertThat(right).contains(part);
        Path taken = Files.writeString(folder.resolve("good.json"), right);
        Path wrong = Files.writeString(folder.resolve("bad.json"), right.replace(part, mistake));
        assertThat(RealEnvoy.objections(taken)).isEmpty();
        assertThat(RealEnvoy.objections(wrong)).contains("error initializing configuration");
    }
}
