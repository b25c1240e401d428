package emissaryctl.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The schemas of Kubernetes, asked through a program that has them.
final class ObjectSchemas {

    private static final Path PROGRAM =
            Path.of(System.getProperty("emissaryctl.kubernetes", "target/kubernetes/bin/kubernetes-validate"));

    /// What they say against objects, unknown fields included; nothing when all is well.
    static String objections(Path objects) throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new AssertionError("there is no " + PROGRAM + "; run make kubernetes");
        }
        Process process = new ProcessBuilder(
                        PROGRAM.toAbsolutePath().toString(), "--strict", "--quiet", objects.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() == 0) return said;
        return said.isEmpty() ? "it ended with " + process.exitValue() : said;
    }

    private ObjectSchemas() {}
}
