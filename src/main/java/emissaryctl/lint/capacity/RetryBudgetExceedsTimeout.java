package emissaryctl.lint.capacity;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Tries that together take longer than the request may.
final class RetryBudgetExceedsTimeout implements MappingRule {

    private static final Duration STANDARD = Duration.ofSeconds(3);

    @Override
    public Code code() {
        return Code.RETRY_BUDGET_EXCEEDS_TIMEOUT;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        Optional<RetryPolicy> retry = mapping.policy().retry();
        Optional<Duration> each = retry.flatMap(RetryPolicy::perTryTimeout).filter(d -> !d.isZero());
        Duration all = mapping.policy().timeout().orElse(STANDARD);
        if (each.isEmpty() || all.isZero()) return;
        boolean module = model.all(AmbassadorModule.class).stream()
                .anyMatch(m -> m.defaults().requestTimeout().isPresent());
        if (mapping.policy().timeout().isEmpty() && module) return;
        int tries = retry.get().numRetries().orElse(1) + 1;
        if (each.get().multipliedBy(tries).compareTo(all) <= 0) return;
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at("retry_policy", "per_try_timeout"),
                        tries + " tries of " + each.get().toMillis() + " ms do not fit into the " + all.toMillis()
                                + " ms that a request has; the last ones are never made to the end")
                .withLabel(mapping.metadata().at("timeout_ms"), "the time for all of them")
                .withHelp("raise `timeout_ms` above "
                        + each.get().multipliedBy(tries).toMillis() + ", or lower `per_try_timeout`"));
    }
}
