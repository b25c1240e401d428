package emissaryctl.lint.sizing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.AmbassadorModule;
import java.util.function.Consumer;

/// HTTP/2 clients that open requests and take them back at once (CVE-2023-44487) are slowed down only when Envoy is
/// told how many requests it may handle in a turn.
final class RapidResetFlags implements ResourceRule<AmbassadorModule> {

    private static final String PER_TURN = "http.max_requests_per_io_cycle";

    @Override
    public Code code() {
        return Code.RAPID_RESET_FLAGS;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public Class<AmbassadorModule> kind() {
        return AmbassadorModule.class;
    }

    @Override
    public void check(AmbassadorModule module, Model model, Consumer<Diagnostic> found) {
        if (module.runtime().flags().containsKey(PER_TURN)) return;
        found.accept(Diagnostic.info(
                        code(),
                        module.metadata().span(),
                        "an HTTP/2 client may open requests and take them back as fast as it can send: Envoy handles"
                                + " them all in one turn")
                .withHelp("set `runtime_flags: {" + PER_TURN + ": 1}`, or render with `--profile hardened`"));
    }
}
