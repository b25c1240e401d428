package emissaryctl.pipeline;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.envoy.EnvoyConfig;
import java.util.List;
import java.util.Optional;

/// What all stages made of an input. Without a configuration the diagnostics say why there is none.
public record Compiled(Loaded loaded, List<Diagnostic> diagnostics, Optional<EnvoyConfig> config) {

    public Compiled {
        diagnostics = List.copyOf(diagnostics);
    }

    /// Whether something could not be read, as opposed to having been read and found wrong.
    public boolean unreadable() {
        return isUnreadable(diagnostics);
    }

    /// Whether findings say that something could not be read.
    public static boolean isUnreadable(List<Diagnostic> found) {
        return found.stream().filter(Diagnostic::isError).anyMatch(diagnostic -> switch (diagnostic.code()) {
            case YAML_SYNTAX, YAML_RESOURCE_LIMIT, INPUT_UNREADABLE -> true;
            default -> false;
        });
    }

    /// Even leniently, nothing is made of input that was not there to be read.
    static boolean mustStop(Diagnostic diagnostic, boolean lenient) {
        return diagnostic.isError() && !(lenient && diagnostic.code() != Code.INPUT_UNREADABLE);
    }
}
