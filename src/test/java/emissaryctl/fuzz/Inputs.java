package emissaryctl.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Inputs of other tests, to begin with.
final class Inputs {

    private static final int WARM = 25;

    private Inputs() {}

    interface Target {
        void run(byte[] input) throws Exception;
    }

    /// The first runs load classes and instrument them, which must not count as time that an input took.
    static void warmUp(Target target) {
        try {
            List<Path> all = rendered();
            for (int i = 0; i < all.size(); i += Math.max(1, all.size() / WARM)) {
                target.run(Files.readAllBytes(all.get(i)));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the golden files are rendered from.
    static List<Path> rendered() throws IOException {
        return files(Path.of("testdata/render"), "input.yaml");
    }

    /// The files below a folder, if there is one, whose names end so.
    static List<Path> files(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .sorted()
                    .toList();
        }
    }
}
