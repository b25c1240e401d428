package emissaryctl.cli;

import emissaryctl.diag.Diagnostic;
import emissaryctl.source.SourceFile;
import java.util.List;

/// A file that says how to work is wrong: the configuration, or a baseline.
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> problems;
    private final transient List<SourceFile> files;

    public ConfigException(List<Diagnostic> problems, List<SourceFile> files) {
        super("the configuration is wrong");
        this.problems = List.copyOf(problems);
        this.files = List.copyOf(files);
    }

    List<Diagnostic> problems() {
        return problems;
    }

    List<SourceFile> files() {
        return files;
    }
}
