package emissaryctl.lint.ratelimit;

import emissaryctl.lint.Rule;
import java.util.List;

/// The rules of this family, in the order of their codes.
public final class RateLimitRules {

    public static final List<Rule> ALL = List.of(
            new RateLimitNoService(),
            new RateLimitDomainMismatch(),
            new RateLimitHeaderBypass(),
            new RateLimitFailOpen());

    private RateLimitRules() {}
}
