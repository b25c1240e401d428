package emissaryctl.golden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The Envoy that the tests run against.
public final class RealEnvoy {

    private RealEnvoy() {}

    public static Path path() {
        Path envoy = Path.of(System.getProperty("emissaryctl.envoy", "envoy"));
        if (!Files.isExecutable(envoy)) throw new AssertionError("there is no Envoy at " + envoy + "; run make envoy");
        return envoy.toAbsolutePath();
    }

    /// What Envoy says against a configuration: nothing when it takes it and finds nothing deprecated in it.
    public static String objections(Path config) {
        try {
            Process process = new ProcessBuilder(
                            path().toString(), "--mode", "validate", "--log-level", "warning", "-c", config.toString())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean clean = process.waitFor() == 0 && !output.toLowerCase().contains("deprecated");
            return clean ? "" : output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
