package emissaryctl.pipeline;

import emissaryctl.diag.Outcome;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// A file that an option names.
final class SingleFile {

    private SingleFile() {}

    /// The file, or nothing where it cannot be read or is a directory. `option` is the one that names it.
    static Outcome<List<SourceFile>> load(String name, String option) {
        return isDirectory(name)
                ? new Outcome<>(List.of(), List.of(SourceProblems.fileIsDirectory(name, option)))
                : SourceLoader.load(List.of(name), InputStream.nullInputStream(), YamlLimits.DEFAULT);
    }

    private static boolean isDirectory(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
