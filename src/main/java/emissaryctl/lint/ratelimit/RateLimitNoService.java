package emissaryctl.lint.ratelimit;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.lint.Rule;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.RateLimit;
import emissaryctl.resource.RateLimitService;
import java.util.List;
import java.util.function.Consumer;

/// Labels for a rate limit while there is nobody to ask. That is one mistake, however many Mappings have labels; where
/// there are RateLimits, compiling them has told it.
final class RateLimitNoService implements Rule {

    @Override
    public Code code() {
        return Code.RATELIMIT_NO_SERVICE;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        if (!model.all(RateLimitService.class).isEmpty() || model.rejects("RateLimitService")) return;
        if (!model.all(RateLimit.class).isEmpty()) return;
        List<Mapping> labelled = model.all(Mapping.class).stream()
                .filter(mapping -> !mapping.policy().labels().isEmpty())
                .toList();
        if (labelled.isEmpty()) return;
        Mapping first = labelled.getFirst();
        found.accept(Diagnostic.error(
                        code(),
                        first.metadata().at("labels"),
                        "Mapping `" + first.name() + "`" + others(labelled.size() - 1)
                                + " labels for a rate limit, but there is no RateLimitService: nothing is limited")
                .withEffect(Effect.OPEN)
                .withHelp("add a RateLimitService, or remove the labels"));
    }

    private static String others(int more) {
        return switch (more) {
            case 0 -> " has";
            case 1 -> " and another one have";
            default -> " and " + more + " others have";
        };
    }
}
