package emissaryctl.lint.capacity;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import java.time.Duration;
import java.util.function.Consumer;

/// `timeout_ms: 0` switches the limit off, and a service that hangs holds requests for ever.
final class TimeoutZero implements MappingRule {

    @Override
    public Code code() {
        return Code.TIMEOUT_ZERO;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        boolean off = mapping.policy().timeout().filter(Duration::isZero).isPresent();
        boolean stream = mapping.upstream().grpc()
                || !mapping.policy().allowUpgrade().isEmpty()
                || mapping.policy().useWebsocket().orElse(false);
        if (!off || stream || mapping.policy().idleTimeout().isPresent()) return;
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at("timeout_ms"),
                        "a request to `" + mapping.service()
                                + "` may take for ever as long as a byte moves every 5 minutes")
                .withHelp("set `idle_timeout_ms`, too, or a long `timeout_ms`"));
    }
}
