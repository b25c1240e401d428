package emissaryctl.serve;

import emissaryctl.publish.ControlFiles.Answer;
import emissaryctl.publish.PublishResult;
import emissaryctl.publish.PublishResult.HeldBack;
import emissaryctl.publish.PublishResult.Invalid;
import emissaryctl.publish.PublishResult.Published;
import emissaryctl.publish.PublishResult.RolledBack;
import emissaryctl.publish.PublishResult.Unchanged;
import emissaryctl.publish.PublishResult.Withheld;

/// What became of a request, in a sentence.
public final class Answers {

    public static Answer of(PublishResult result) {
        return switch (result) {
            case Published published ->
                new Answer(
                        true,
                        published.generation().name() + " is current: "
                                + published.generation().record().reason());
            case Unchanged(var current) -> new Answer(true, current.name() + " is current and the same");
            case Withheld(var current) ->
                new Answer(false, "g" + current.name().number() + " is a rollback from this configuration");
            case HeldBack(String objection) -> new Answer(false, objection);
            case Invalid _ -> new Answer(false, "Envoy would not take it");
            case RolledBack(var rejected, var statistic, var _) ->
                new Answer(false, "Envoy rejected " + rejected + " (" + statistic + ")");
        };
    }

    private Answers() {}
}
