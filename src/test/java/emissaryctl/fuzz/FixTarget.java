package emissaryctl.fuzz;

import emissaryctl.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The input is a file to be fixed: fixing it again changes nothing, and no fix makes it unreadable.
public final class FixTarget {

    private FixTarget() {}

    public static void fuzzerInitialize() {
        Inputs.warmUp(FixTarget::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        Path file = folder.resolve("input.yaml");
        try {
            Files.write(file, input);
            String[] fix = {"lint", "--fix", "--unsafe-fixes", "--no-config", "--complete", file.toString()};
            boolean readable =
                    Promise.kept(Run.of("lint", "--no-config", file.toString())).exit() < 3;
            Promise.kept(Run.of(fix));
            byte[] once = Files.readAllBytes(file);
            Run again = Promise.kept(Run.of(fix));
            if (readable && again.exit() == 3) throw Promise.broken("a fix made it unreadable", again);
            if (!Arrays.equals(once, Files.readAllBytes(file))) throw Promise.broken("fixed twice", again);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
