package emissaryctl.lint.portability;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.KubernetesObject;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import java.util.function.Consumer;

/// A plugin in Go, which runs in Edge Stack alone.
final class PluginFilter implements Rule {

    @Override
    public Code code() {
        return Code.PLUGIN_FILTER;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (KubernetesObject object : model.objects()) {
            if (!object.isEmissary() || !object.kind().equals("Filter")) continue;
            object.map().map("spec").flatMap(spec -> spec.entry("Plugin")).ifPresent(entry -> found.accept(Diagnostic.error(
                            code(),
                            entry.keySpan(),
                            "Filter `" + object.name() + "` is a plugin in Go, which neither Emissary nor Envoy can run: what it"
                                    + " protects is open")
                    .withEffect(Effect.OPEN)
                    .withHelp("make it a service, and ask it with an AuthService")));
        }
    }
}
