package emissaryctl.lint.sizing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.AmbassadorModule;
import java.util.function.Consumer;

/// Connections of clients are kept for an hour; a balancer before Envoy may forget them sooner.
final class ListenerIdle implements ResourceRule<AmbassadorModule> {

    @Override
    public Code code() {
        return Code.LISTENER_IDLE;
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
    public void check(AmbassadorModule ambassadorModule, Model model, Consumer<Diagnostic> found) {
        if (ambassadorModule.http().listenerIdleTimeout().isPresent()) return;
        found.accept(
                Diagnostic.info(
                                code(),
                                ambassadorModule.metadata().span(),
                                "Envoy keeps idle connections for an hour; a load balancer that forgets them sooner answers 502 or 503 now"
                                        + " and then")
                        .withHelp(
                                "set `listener_idle_timeout_ms` above the balancer's own time, such as 360000 for one of 350 s"));
    }
}
