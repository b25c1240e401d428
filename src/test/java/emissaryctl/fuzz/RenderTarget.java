package emissaryctl.fuzz;

import emissaryctl.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The input is resources: what is rendered of them, leniently, Envoy accepts. Envoy is slow, so it looks at one in
/// sixteen.
public final class RenderTarget {

    private RenderTarget() {}

    private static final Path ENVOY = Path.of(System.getProperty("emissaryctl.envoy", "target/envoy/bin/envoy"))
            .toAbsolutePath();
    private static final int SHARE = 16;

    public static void fuzzerInitialize() {
        Inputs.warmUp(RenderTarget::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException, InterruptedException {
        for (String profile : List.of("recommended", "hardened", "parity")) {
            Run run = Promise.kept(Run.withBytes(
                    input, "render", "-", "--lenient", "--no-admin", "--format", "json", "--profile", profile));
            if (run.exit() == 0 && Math.floorMod(Arrays.hashCode(input), SHARE) == 0) accept(run);
        }
    }

    /// Files that the input names are not there, which is no fault of what was rendered.
    private static void accept(Run run) throws IOException, InterruptedException {
        Path file = Files.createTempFile("fuzz", ".json");
        try {
            Files.writeString(file, run.out());
            Process envoy = new ProcessBuilder(
                            ENVOY.toString(), "--mode", "validate", "-l", "critical", "-c", file + "")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(envoy.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean missing = said.contains("Invalid path: ")
                    || said.contains("No such file or directory")
                    || said.contains("Failed to load incomplete ");
            if (envoy.waitFor() != 0 && !missing) throw Promise.broken("Envoy rejects it: " + said, run);
        } finally {
            Files.delete(file);
        }
    }
}
