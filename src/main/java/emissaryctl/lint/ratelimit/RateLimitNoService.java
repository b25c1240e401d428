package emissaryctl.lint.ratelimit;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.RateLimitService;
import java.util.function.Consumer;

/// Labels for a rate limit while there is nobody to ask.
final class RateLimitNoService implements MappingRule {

    @Override
    public Code code() {
        return Code.RATELIMIT_NO_SERVICE;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        if (mapping.policy().labels().isEmpty()) return;
        if (!model.all(RateLimitService.class).isEmpty() || model.rejects("RateLimitService")) return;
        found.accept(Diagnostic.error(
                        code(),
                        mapping.metadata().at("labels"),
                        "Mapping `" + mapping.name()
                                + "` has labels for a rate limit, but there is no RateLimitService: nothing is"
                                + " limited")
                .withEffect(Effect.OPEN)
                .withHelp("add a RateLimitService, or remove the labels"));
    }
}
