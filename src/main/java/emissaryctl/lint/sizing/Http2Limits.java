package emissaryctl.lint.sizing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.Listener;
import java.util.function.Consumer;

/// Without a number a connection may open 1,024 streams at once.
final class Http2Limits implements ResourceRule<Listener> {

    @Override
    public Code code() {
        return Code.HTTP2_LIMITS;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public Class<Listener> kind() {
        return Listener.class;
    }

    @Override
    public void check(Listener listener, Model model, Consumer<Diagnostic> found) {
        if (listener.http2MaxConcurrentStreams().isPresent()) return;
        boolean http = listener.protocol().filter(p -> p.startsWith("HTTP")).isPresent()
                || listener.protocolStack()
                        .filter(stack -> stack.contains("HTTP"))
                        .isPresent();
        if (!http) return;
        found.accept(Diagnostic.info(
                        code(),
                        listener.metadata().span(),
                        "one HTTP/2 connection may have 1,024 requests open at once")
                .withHelp("set `http2MaxConcurrentStreams: 100`, Envoy's advice for an edge"));
    }
}
