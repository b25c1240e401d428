package emissaryctl.fuzz;

import emissaryctl.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/// The input is two sets of resources with a line `=====` between them. Neither differs from itself.
public final class DiffTarget {

    private DiffTarget() {}

    private static final String BETWEEN = "\n=====\n";

    public static void fuzzerInitialize() {
        Inputs.warmUp(DiffTarget::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(BETWEEN);
        Path folder = Files.createTempDirectory("fuzz");
        Path before = folder.resolve("before.yaml");
        Path after = folder.resolve("after.yaml");
        try {
            write(before, at < 0 ? text : text.substring(0, at));
            write(after, at < 0 ? text : text.substring(at + BETWEEN.length()));
            Run run = Promise.kept(Run.of("diff", "--no-config", before.toString(), after.toString(), "-o", "json"));
            if (run.exit() < 2) JsonMapper.shared().readTree(run.out());
            Run same = Promise.kept(Run.of("diff", "--no-config", "--exit-code", before.toString(), before.toString()));
            if (same.exit() == 1) throw Promise.broken("differs from itself: " + same.out(), same);
        } finally {
            Files.deleteIfExists(before);
            Files.deleteIfExists(after);
            Files.delete(folder);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
