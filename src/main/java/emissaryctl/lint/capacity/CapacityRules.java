package emissaryctl.lint.capacity;

import emissaryctl.lint.Rule;
import java.util.List;

/// The rules of this family, in the order of their codes.
public final class CapacityRules {

    public static final List<Rule> ALL = List.of(
            new DefaultTimeout(),
            new TimeoutZero(),
            new IdleTimeoutVsStreamIdle(),
            new WebsocketWithTimeout(),
            new RetryNonidempotent(),
            new RetryBudgetExceedsTimeout(),
            new DefaultCircuitBreakers());

    private CapacityRules() {}
}
