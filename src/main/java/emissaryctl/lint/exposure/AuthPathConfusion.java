package emissaryctl.lint.exposure;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.lint.Rule;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.AuthService;
import emissaryctl.resource.Mapping;
import java.util.Optional;
import java.util.function.Consumer;

/// Authorization by path while paths are not put into one form first.
final class AuthPathConfusion implements Rule {

    @Override
    public Code code() {
        return Code.AUTH_PATH_CONFUSION;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        if (model.all(AuthService.class).isEmpty()) return;
        Optional<Mapping> open = model.all(Mapping.class).stream()
                .filter(m -> m.policy().bypassAuth().filter(b -> b).isPresent())
                .filter(m -> !m.match().prefix().equals("/"))
                .findFirst();
        if (open.isEmpty()) return;
        Optional<AmbassadorModule> module =
                model.all(AmbassadorModule.class).stream().findFirst();
        boolean escaped =
                module.flatMap(m -> m.http().paths().rejectEscapedSlashes()).orElse(false);
        if (escaped) return;
        found.accept(Diagnostic.warning(
                        code(),
                        open.get().metadata().at("bypass_auth"),
                        "`" + open.get().match().prefix()
                                + "..%2fadmin` is not authorized, and a service that decodes it serves `/admin`")
                .withEffect(Effect.OPEN)
                .withHelp(
                        "set `reject_requests_with_escaped_slashes: true` in Module `ambassador`, and `merge_slashes: true`"
                                + " where no path needs `//`"));
    }
}
