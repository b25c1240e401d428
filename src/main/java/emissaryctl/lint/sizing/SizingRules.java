package emissaryctl.lint.sizing;

import emissaryctl.lint.Rule;
import java.util.List;

/// The rules of this family, in the order of their codes.
public final class SizingRules {

    public static final List<Rule> ALL = List.of(
            new UnlimitedConnections(),
            new MemoryLimitTooSmall(),
            new CpuLimitPresent(),
            new BufferLimitsDefault(),
            new Http2Limits(),
            new RapidResetFlags(),
            new HeadersUnderscores(),
            new MaxRequestHeaders(),
            new AdminExposed(),
            new ListenerIdle());

    private SizingRules() {}
}
