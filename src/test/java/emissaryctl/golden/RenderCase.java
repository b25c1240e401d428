package emissaryctl.golden;

import emissaryctl.cli.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A folder with an input (`input.yaml`, or `input/` with several files), sometimes more arguments (`args` for all
/// profiles, `args.hardened` for one, each one a line), and what `render` makes of it. What a run does not write has no
/// file: no `exit` means 0.
record RenderCase(Path folder) {

    static final Path ROOT = Path.of("testdata/render");

    /// How Emissary's oddities are treated. The files of the recommended profile have no word of their own.
    enum Profile {
        RECOMMENDED(""),
        HARDENED(".hardened"),
        PARITY(".parity");

        private final String infix;

        Profile(String infix) {
            this.infix = infix;
        }

        /// `envoy.yaml`, `envoy.parity.yaml`.
        String file(String name, String ending) {
            return name + infix + ending;
        }
    }

    static List<RenderCase> all() {
        try (Stream<Path> folders = Files.find(ROOT, 2, (path, _) -> depth(path) == 2 && Files.isDirectory(path))) {
            return folders.sorted().map(RenderCase::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int depth(Path path) {
        return path.getNameCount() - ROOT.getNameCount();
    }

    String name() {
        return ROOT.relativize(folder).toString();
    }

    Path input() {
        Path directory = folder.resolve("input");
        return Files.isDirectory(directory) ? directory : folder.resolve("input.yaml");
    }

    /// Recommended always, the others when an approved file says so.
    List<Profile> profiles() {
        return Arrays.stream(Profile.values())
                .filter(profile -> profile == Profile.RECOMMENDED || hasFilesOf(profile))
                .toList();
    }

    private boolean hasFilesOf(Profile profile) {
        return Stream.of(profile.file("envoy", ".yaml"), profile.file("diagnostics", ".txt"), profile.file("exit", ""))
                .anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    Run render(Profile profile, String... more) {
        return render(input(), profile, more);
    }

    Run render(Path input, Profile profile, String... more) {
        List<String> line = new ArrayList<>();
        line.addAll(List.of("render", input.toString()));
        line.addAll(List.of("--profile", profile.name().toLowerCase(Locale.ROOT)));
        line.addAll(args("args"));
        if (profile != Profile.RECOMMENDED) line.addAll(args(profile.file("args", "")));
        line.addAll(List.of(more));
        return Run.of(line);
    }

    /// Hardened, leniently, with no file of this machine.
    Run renderHardened() {
        List<String> more = new ArrayList<>();
        if (!args("args").contains("--lenient")) more.add("--lenient");
        if (!args("args.hardened").contains("--trusted-ca")) {
            more.addAll(List.of("--trusted-ca", "testdata/certificates/authorities.pem"));
        }
        return render(Profile.HARDENED, more.toArray(String[]::new));
    }

    private List<String> args(String file) {
        try {
            Path args = folder.resolve(file);
            return Files.exists(args) ? Files.readAllLines(args) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
