package emissaryctl.lint.exposure;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.lint.Rule;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.ModuleFilters.IpPrincipal;
import java.util.List;
import java.util.function.Consumer;

/// Decisions by the address of the client where it is not known how many proxies stand before Envoy.
final class XffTrust implements Rule {

    @Override
    public Code code() {
        return Code.XFF_TRUST;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (AmbassadorModule module : model.all(AmbassadorModule.class)) {
            boolean off = module.http().useRemoteAddress().filter(use -> !use).isPresent();
            List<IpPrincipal> rules = module.filters()
                    .ipAllow()
                    .or(() -> module.filters().ipDeny())
                    .orElse(List.of());
            boolean remote = rules.stream().anyMatch(rule -> rule.type().equals("remote"));
            if (!off || !remote) continue;
            String field = module.filters().ipAllow().isPresent() ? "ip_allow" : "ip_deny";
            found.accept(Diagnostic.warning(
                            code(),
                            module.metadata().at(field),
                            "clients choose the address that `" + field
                                    + "` looks at: with `use_remote_address: false` `x-forwarded-for` is believed")
                    .withEffect(Effect.OPEN)
                    .withLabel(module.metadata().at("use_remote_address"), "believes clients")
                    .withHelp(
                            "remove `use_remote_address`, and set `l7Depth` of the Listener to the number of proxies before"
                                    + " Envoy; or use `peer`"));
        }
    }
}
