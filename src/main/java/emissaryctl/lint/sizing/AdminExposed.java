package emissaryctl.lint.sizing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.Optional;
import java.util.function.Consumer;

/// Emissary's diagnostics for everybody.
final class AdminExposed implements Rule {

    @Override
    public Code code() {
        return Code.ADMIN_EXPOSED;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (AmbassadorModule module : model.all(AmbassadorModule.class)) {
            YamlMap config = module.metadata().places().written();
            Optional<YamlMap> diagnostics = config.map("diagnostics");
            boolean open = diagnostics
                    .flatMap(d -> d.get("allow_non_local"))
                    .filter(AdminExposed::isTrue)
                    .isPresent();
            boolean off = diagnostics
                    .flatMap(d -> d.get("enabled"))
                    .filter(node ->
                            node instanceof YamlScalar scalar && scalar.text().equals("false"))
                    .isPresent();
            if (!open || off) continue;
            found.accept(Diagnostic.error(
                            code(),
                            module.metadata().at("diagnostics", "allow_non_local"),
                            "everybody who reaches a Listener can read all routes, services and errors at"
                                    + " `/ambassador/v0/diag/`")
                    .withEffect(Effect.OPEN)
                    .withHelp("remove `allow_non_local`, and use `kubectl port-forward`"));
        }
    }

    private static boolean isTrue(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.text().equals("true");
    }
}
