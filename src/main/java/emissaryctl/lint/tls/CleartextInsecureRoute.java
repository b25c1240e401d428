package emissaryctl.lint.tls;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.Host;
import emissaryctl.resource.Host.InsecureAction;
import emissaryctl.resource.TlsSettings;
import emissaryctl.yaml.YamlEdits;
import java.util.Optional;
import java.util.function.Consumer;

/// A Host with a certificate that serves the same in cleartext.
final class CleartextInsecureRoute implements ResourceRule<Host> {

    @Override
    public Code code() {
        return Code.CLEARTEXT_INSECURE_ROUTE;
    }

    @Override
    public Class<Host> kind() {
        return Host.class;
    }

    @Override
    public void check(Host host, Model model, Consumer<Diagnostic> found) {
        if (!hasCertificate(host)
                || host.insecureAction().filter(a -> a == InsecureAction.ROUTE).isEmpty()) return;
        Optional<Fix> fix = host.metadata()
                .places()
                .written()
                .map("requestPolicy")
                .flatMap(policy -> policy.map("insecure"))
                .flatMap(insecure -> insecure.get("action"))
                .map(node -> Fix.unsafe("write `Redirect`", YamlEdits.replace(node, "Redirect")));
        found.accept(Diagnostic.warning(
                        code(),
                        host.metadata().at("requestPolicy", "insecure", "action"),
                        "Host `" + host.name()
                                + "` has a certificate, and serves the same in cleartext: cookies and tokens can be"
                                + " read on the way")
                .withEffect(Effect.CLEARTEXT)
                .withHelp("write `action: Redirect`")
                .withFix(fix));
    }

    private static boolean hasCertificate(Host host) {
        return host.tlsSecret().isPresent()
                || host.tlsContext().isPresent()
                || host.tls()
                        .map(TlsSettings::material)
                        .filter(it ->
                                it.secret().isPresent() || it.certChainFile().isPresent())
                        .isPresent();
    }
}
