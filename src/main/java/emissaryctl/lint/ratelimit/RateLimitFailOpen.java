package emissaryctl.lint.ratelimit;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.RateLimitService;
import emissaryctl.yaml.YamlEdits;
import java.util.Optional;
import java.util.function.Consumer;

/// Without `failure_mode_deny` nothing is limited while the service is down or slow.
final class RateLimitFailOpen implements ResourceRule<RateLimitService> {

    @Override
    public Code code() {
        return Code.RATELIMIT_FAIL_OPEN;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public Class<RateLimitService> kind() {
        return RateLimitService.class;
    }

    @Override
    public void check(RateLimitService rateLimitService, Model model, Consumer<Diagnostic> found) {
        if (rateLimitService.failureModeDeny()) return;
        String timeout =
                rateLimitService.timeout().map(t -> t.toMillis() + " ms").orElse("20 ms");
        Optional<Fix> fix = rateLimitService
                .metadata()
                .places()
                .written()
                .entry("service")
                .map(service -> Fix.unsafe(
                        "add `failure_mode_deny: true`",
                        YamlEdits.insertAfter(
                                rateLimitService.metadata().places().written(), service, "failure_mode_deny", "true")));
        found.accept(Diagnostic.info(
                        code(),
                        rateLimitService.metadata().span(),
                        "nothing is limited while RateLimitService `" + rateLimitService.name()
                                + "` does not answer within " + timeout)
                .withEffect(Effect.OPEN)
                .withHelp(
                        "set `failure_mode_deny: true` where limits protect, and a `timeout_ms` that the service keeps")
                .withFix(fix));
    }
}
