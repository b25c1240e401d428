package emissaryctl.serve;

import emissaryctl.diag.Diagnostic;
import emissaryctl.pipeline.Compiled;
import emissaryctl.publish.Generation;
import emissaryctl.publish.GenerationName;
import emissaryctl.publish.PublishResult.Published;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Something worth telling that happened while serving.
public sealed interface ServeEvent {

    /// How much it matters.
    enum Level {
        INFO,
        WARNING,
        ERROR
    }

    /// How much this matters.
    default Level level() {
        return switch (this) {
            case Started _, Stopping _, Retired _, Confirmed _, EnvoyStarted _, EnvoyAdopted _, InputMended _ ->
                Level.INFO;
            case EnvoySaid _ -> Level.INFO;
            case WritableAgain _ -> Level.INFO;
            case NewPublication _ -> Level.INFO;
            case Findings findings -> findings.refused() ? Level.ERROR : Level.WARNING;
            case RestartNeeded _, PartlyInlined _, Withheld _, FewWatches _ -> Level.WARNING;
            case HeldBack _, RolledBack _, Invalid _, Unwritable _, NotFollowed _, EnvoyEnded _ -> Level.ERROR;
        };
    }

    /// Serving begins, with what was published last.
    record Started(Path directory, Optional<Generation> current) implements ServeEvent {}

    /// It ends.
    record Stopping() implements ServeEvent {}

    /// What there is to say of the input and was not said of it before. `refused`: nothing is published from it.
    record Findings(Compiled compiled, List<Diagnostic> fresh, boolean refused) implements ServeEvent {
        public Findings {
            fresh = List.copyOf(fresh);
        }
    }

    /// The input has no errors any more.
    record InputMended() implements ServeEvent {}

    /// There is a new current generation, this long after its change was seen.
    record NewPublication(Published result, Duration took) implements ServeEvent {}

    /// Envoy would not have taken it.
    record Invalid(List<Diagnostic> diagnostics) implements ServeEvent {
        public Invalid {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// It cannot be right, or cannot be now.
    record HeldBack(String objection) implements ServeEvent {}

    /// The input is what `current` was rolled back from.
    record Withheld(Generation current) implements ServeEvent {}

    /// The running Envoy rejected a generation.
    record RolledBack(GenerationName rejected, String statistic, Optional<GenerationName> current)
            implements ServeEvent {}

    /// Clusters that nothing uses any more are gone.
    record Retired(GenerationName current) implements ServeEvent {}

    /// An Envoy has taken what was published while there was none.
    record Confirmed(GenerationName current) implements ServeEvent {}

    /// An Envoy runs that takes nothing from the directory.
    record NotFollowed(GenerationName current, String statistic) implements ServeEvent {}

    /// Something changed that Envoy reads only when it starts.
    record RestartNeeded() implements ServeEvent {}

    /// So many things have no file of their own, as Envoy may not follow more.
    record PartlyInlined(int count) implements ServeEvent {}

    /// The system lets a user follow fewer files than `--max-watches` asks for.
    record FewWatches(int wanted, int allowed) implements ServeEvent {}

    /// The directory cannot be written.
    record Unwritable(String reason) implements ServeEvent {}

    /// It can be again.
    record WritableAgain() implements ServeEvent {}

    record EnvoyStarted(long process) implements ServeEvent {}

    /// An Envoy that an earlier run has started still runs, and is left to.
    record EnvoyAdopted(long process) implements ServeEvent {}

    /// Envoy ended by itself and is started again after a while.
    record EnvoyEnded(String how, Duration pause) implements ServeEvent {}

    /// A line of its log.
    record EnvoySaid(String line) implements ServeEvent {}
}
