package emissaryctl.lint.exposure;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.resource.AuthService;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlEdits;
import java.util.Optional;
import java.util.function.Consumer;

/// `bypass_auth` where nobody is asked for authorization.
final class BypassAuthUseless implements MappingRule {

    @Override
    public Code code() {
        return Code.BYPASS_AUTH_USELESS;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        if (mapping.policy().bypassAuth().isEmpty()) return;
        if (!model.all(AuthService.class).isEmpty() || model.rejects("AuthService")) return;
        Optional<Fix> fix = mapping.metadata()
                .places()
                .written()
                .entry("bypass_auth")
                .map(entry -> Fix.safe(
                        "remove `bypass_auth`",
                        YamlEdits.remove(mapping.metadata().places().written(), entry)));
        found.accept(Diagnostic.info(
                        code(),
                        mapping.metadata().at("bypass_auth"),
                        "`bypass_auth` has no effect: there is no AuthService")
                .withHelp("remove it, or add the AuthService")
                .withFix(fix));
    }
}
