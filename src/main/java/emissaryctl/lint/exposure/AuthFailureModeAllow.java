package emissaryctl.lint.exposure;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.AuthService;
import emissaryctl.yaml.YamlEdits;
import java.util.Optional;
import java.util.function.Consumer;

/// `failure_mode_allow: true`: who can make the service slow gets in.
final class AuthFailureModeAllow implements ResourceRule<AuthService> {

    @Override
    public Code code() {
        return Code.AUTH_FAILURE_MODE_ALLOW;
    }

    @Override
    public Class<AuthService> kind() {
        return AuthService.class;
    }

    @Override
    public void check(AuthService authService, Model model, Consumer<Diagnostic> found) {
        if (!authService.failureModeAllow()) return;
        Optional<Fix> fix = authService
                .metadata()
                .places()
                .written()
                .get("failure_mode_allow")
                .map(node -> Fix.unsafe("write `false`", YamlEdits.replace(node, "false")));
        found.accept(Diagnostic.warning(
                        code(),
                        authService.metadata().at("failure_mode_allow"),
                        "while AuthService `" + authService.name()
                                + "` does not answer, every request is let through unauthorized")
                .withEffect(Effect.OPEN)
                .withHelp("remove `failure_mode_allow`, so that requests are refused meanwhile")
                .withFix(fix));
    }
}
