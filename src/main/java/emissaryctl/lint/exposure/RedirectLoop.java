package emissaryctl.lint.exposure;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.Host;
import emissaryctl.resource.Host.InsecureAction;
import emissaryctl.resource.Listener;
import emissaryctl.resource.Listener.SecurityModel;
import java.util.Optional;
import java.util.function.Consumer;

/// A load balancer that ends TLS, and a Listener that takes its cleartext for insecure: every request is redirected to
/// where it came from.
final class RedirectLoop implements ResourceRule<Listener> {

    @Override
    public Code code() {
        return Code.REDIRECT_LOOP;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    @Override
    public Class<Listener> kind() {
        return Listener.class;
    }

    @Override
    public void check(Listener listener, Model model, Consumer<Diagnostic> found) {
        boolean http = listener.protocol().filter("HTTP"::equals).isPresent();
        if (!http || listener.securityModel() != SecurityModel.INSECURE || listener.l7Depth() == 0) return;
        Optional<Host> redirecting = model.all(Host.class).stream()
                .filter(h -> h.insecureAction().orElse(InsecureAction.REDIRECT) == InsecureAction.REDIRECT)
                .findFirst();
        if (redirecting.isEmpty()) return;
        found.accept(Diagnostic.warning(
                        code(),
                        listener.metadata().at("securityModel"),
                        "behind a proxy that ends TLS every request is redirected for ever: this Listener takes all of them"
                                + " for insecure, and Host `"
                                + redirecting.get().name() + "` redirects those")
                .withLabel(listener.metadata().at("l7Depth"), "a proxy before Envoy")
                .withLabel(redirecting.get().metadata().span(), "redirects")
                .withHelp("use `securityModel: XFP`"));
    }
}
