package emissaryctl.cli.command;

import emissaryctl.cli.Printable;
import emissaryctl.diag.Diagnostic;
import emissaryctl.publish.Generation;
import emissaryctl.publish.GenerationName;
import emissaryctl.publish.PublishResult.Published;
import emissaryctl.publish.Verdict;
import emissaryctl.serve.ServeEvent;
import emissaryctl.serve.ServeEvent.Confirmed;
import emissaryctl.serve.ServeEvent.EnvoyAdopted;
import emissaryctl.serve.ServeEvent.EnvoyEnded;
import emissaryctl.serve.ServeEvent.EnvoySaid;
import emissaryctl.serve.ServeEvent.EnvoyStarted;
import emissaryctl.serve.ServeEvent.FewWatches;
import emissaryctl.serve.ServeEvent.Findings;
import emissaryctl.serve.ServeEvent.HeldBack;
import emissaryctl.serve.ServeEvent.InputMended;
import emissaryctl.serve.ServeEvent.Invalid;
import emissaryctl.serve.ServeEvent.NewPublication;
import emissaryctl.serve.ServeEvent.NotFollowed;
import emissaryctl.serve.ServeEvent.PartlyInlined;
import emissaryctl.serve.ServeEvent.RestartNeeded;
import emissaryctl.serve.ServeEvent.Retired;
import emissaryctl.serve.ServeEvent.RolledBack;
import emissaryctl.serve.ServeEvent.Started;
import emissaryctl.serve.ServeEvent.Stopping;
import emissaryctl.serve.ServeEvent.Unwritable;
import emissaryctl.serve.ServeEvent.Withheld;
import emissaryctl.serve.ServeEvent.WritableAgain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Events as sentences. Each is one line; findings, which have lines of their own, are apart.
final class ServeSentences {

    static String of(ServeEvent event) {
        return Printable.of(
                switch (event) {
                    case Started(var directory, var current) ->
                        "serving " + directory
                                + current.map(each -> ", where " + each.name() + " is current")
                                        .orElse(", where nothing is published yet");
                    case Stopping _ -> "stopping";
                    case Findings findings -> of(findings);
                    case InputMended _ -> "the input has no errors any more";
                    case NewPublication(var result, var took) -> of(result, took);
                    case Invalid(var diagnostics) ->
                        "not published: "
                                + first(diagnostics).map(Diagnostic::message).orElse("Envoy would not take it");
                    case HeldBack(String objection) -> "not published: " + objection;
                    case Withheld(var current) ->
                        "not published: g" + current.name().number() + " is a rollback from this configuration";
                    case RolledBack(var rejected, var statistic, var current) ->
                        "Envoy rejected " + rejected + " (" + statistic + "); " + backTo(current);
                    case Retired(var current) -> current + ": clusters that nothing uses any more are gone";
                    case Confirmed(var current) -> current + " is taken by Envoy";
                    case NotFollowed(var current, var statistic) ->
                        "Envoy runs but does not take " + current + " (" + statistic
                                + "); does it run on this directory's cur/bootstrap.json?";
                    case RestartNeeded _ -> "bootstrap.json has changed; Envoy reads it only when it starts";
                    case PartlyInlined(int count) ->
                        count + " of the files that Envoy could follow are part of others: there would be more than"
                                + " --max-watches";
                    case FewWatches(int wanted, int allowed) ->
                        "the system gives a user " + allowed + " inotify instances (fs.inotify.max_user_instances), and"
                                + " --max-watches may take " + wanted;
                    case Unwritable(String reason) -> reason;
                    case WritableAgain _ -> "the directory can be written again";
                    case EnvoyStarted(long process) -> "Envoy started as process " + process;
                    case EnvoyAdopted(long process) -> "Envoy still runs as process " + process;
                    case EnvoyEnded(String how, var pause) ->
                        "Envoy: " + how + "; it is started again in " + pause.toMillis() + " ms";
                    case EnvoySaid(String line) -> line;
                });
    }

    private static String of(Findings findings) {
        long errors = findings.compiled().diagnostics().stream()
                .filter(Diagnostic::isError)
                .count();
        int fresh = findings.fresh().size();
        if (!findings.refused()) return fresh + (fresh == 1 ? " new finding" : " new findings");
        return "not published: " + errors + (errors == 1 ? " error" : " errors") + " in the input";
    }

    private static String of(Published result, Duration took) {
        Generation generation = result.generation();
        String how = switch (result.verdict()) {
            case Verdict.Taken _ -> ", taken by Envoy";
            case Verdict.Unanswered _ -> ", no Envoy answers";
            case Verdict.Late _, Verdict.Rejected _ -> ", not taken by Envoy";
        };
        return generation.name() + " published: " + generation.record().routes() + " routes" + how + ", "
                + took.toMillis() + " ms";
    }

    private static String backTo(Optional<GenerationName> current) {
        return current.map(each -> each + " is current again").orElse("nothing is current");
    }

    private static Optional<Diagnostic> first(List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(Diagnostic::isError).findFirst();
    }

    private ServeSentences() {}
}
