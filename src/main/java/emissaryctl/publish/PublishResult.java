package emissaryctl.publish;

import emissaryctl.diag.Diagnostic;
import java.util.List;
import java.util.Optional;

/// What became of a configuration that was to be published.
public sealed interface PublishResult {

    /// It is what is current.
    record Unchanged(Generation current) implements PublishResult {}

    /// It is what was rolled back from.
    record Withheld(Generation current) implements PublishResult {}

    /// It is not published, because of `objection`; what was current still is.
    record HeldBack(String objection) implements PublishResult {}

    /// The Envoy that was asked would not take it; what was current still is.
    record Invalid(List<Diagnostic> diagnostics) implements PublishResult {
        public Invalid {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// It is current. `restartNeeded`: in it is something that Envoy reads only when it starts. `inlined` counts what
    /// had no room among the files that Envoy may follow.
    record Published(
            Generation generation, Verdict verdict, List<Diagnostic> warnings, boolean restartNeeded, int inlined)
            implements PublishResult {
        public Published {
            warnings = List.copyOf(warnings);
        }
    }

    /// The running Envoy rejected it, which `statistic` counts; `current` is current again.
    record RolledBack(GenerationName rejected, String statistic, Optional<GenerationName> current)
            implements PublishResult {}
}
