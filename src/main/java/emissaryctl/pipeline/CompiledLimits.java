package emissaryctl.pipeline;

import emissaryctl.diag.Diagnostic;
import emissaryctl.ratelimit.LimitFile;
import java.util.List;
import java.util.Optional;

/// What became of the RateLimits of an input. Without files the diagnostics say why there are none.
public record CompiledLimits(Loaded loaded, List<Diagnostic> diagnostics, Optional<List<LimitFile>> files) {

    public CompiledLimits {
        diagnostics = List.copyOf(diagnostics);
        files = files.map(List::copyOf);
    }

    /// Whether something could not be read, as opposed to having been read and found wrong.
    public boolean unreadable() {
        return Compiled.isUnreadable(diagnostics);
    }
}
