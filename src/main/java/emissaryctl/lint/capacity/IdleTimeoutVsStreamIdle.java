package emissaryctl.lint.capacity;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import java.time.Duration;
import java.util.function.Consumer;

/// A long `timeout_ms` that the idle timeout of streams cuts short.
final class IdleTimeoutVsStreamIdle implements MappingRule {

    private static final Duration STREAM_IDLE = Duration.ofMinutes(5);

    @Override
    public Code code() {
        return Code.IDLE_TIMEOUT_VS_STREAM_IDLE;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        boolean patient = mapping.policy()
                .timeout()
                .filter(t -> t.compareTo(STREAM_IDLE) > 0)
                .isPresent();
        if (!patient || mapping.policy().idleTimeout().isPresent()) return;
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at("timeout_ms"),
                        "an answer that begins after 5 minutes is cut off all the same: that is how long a silent stream lives")
                .withHelp("set `idle_timeout_ms`, too"));
    }
}
