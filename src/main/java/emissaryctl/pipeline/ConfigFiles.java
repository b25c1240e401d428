package emissaryctl.pipeline;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.lint.policy.Baseline;
import emissaryctl.lint.policy.ConfigReader;
import emissaryctl.lint.policy.LintConfig;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlReader;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds and reads the files that a team keeps beside its resources: configuration and baseline.
public final class ConfigFiles {

    private static final List<String> NAMES = List.of(".emissaryctl.yaml", "emissaryctl.yaml");

    private ConfigFiles() {}

    /// What was read, and the texts for showing what is wrong with it.
    public record Read<T>(T value, List<SourceFile> files, List<Diagnostic> problems) {
        public Read {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
        }
    }

    /// The configuration file of a directory: its own, or that of the nearest one above, up to the root of the
    /// repository.
    public static Optional<Path> find(Path directory) {
        for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
            for (String name : NAMES) {
                if (Files.isRegularFile(at.resolve(name))) return Optional.of(at.resolve(name));
            }
            if (Files.exists(at.resolve(".git"))) return Optional.empty();
        }
        return Optional.empty();
    }

    public static Read<LintConfig> config(Path file) {
        Read<List<YamlNode>> read = documents(file);
        if (!read.problems().isEmpty()) return new Read<>(LintConfig.NONE, read.files(), read.problems());
        Outcome<LintConfig> config = ConfigReader.read(read.value());
        return new Read<>(config.value(), read.files(), config.diagnostics());
    }

    /// The baseline in a file; when there is none, a problem says so.
    public static Read<Optional<Baseline>> baseline(Path file) {
        Read<List<YamlNode>> read = documents(file);
        if (!read.problems().isEmpty()) return new Read<>(Optional.empty(), read.files(), read.problems());
        Optional<Baseline> baseline = read.value().stream().findFirst().flatMap(Baseline::read);
        if (baseline.isPresent()) return new Read<>(baseline, read.files(), List.of());
        return new Read<>(Optional.empty(), read.files(), List.of(SourceProblems.noBaseline(file.toString())));
    }

    private static Read<List<YamlNode>> documents(Path file) {
        Outcome<List<SourceFile>> loaded =
                SourceLoader.load(List.of(file.toString()), InputStream.nullInputStream(), YamlLimits.DEFAULT);
        List<Diagnostic> problems = new ArrayList<>(loaded.diagnostics());
        List<YamlNode> documents = new ArrayList<>();
        for (SourceFile each : loaded.value()) {
            Outcome<List<YamlNode>> read = YamlReader.read(each, YamlLimits.DEFAULT);
            documents.addAll(read.value());
            problems.addAll(read.diagnostics());
        }
        return new Read<>(documents, loaded.value(), problems);
    }
}
