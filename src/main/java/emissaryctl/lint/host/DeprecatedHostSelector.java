package emissaryctl.lint.host;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.lint.KubernetesObject;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlMap;
import java.util.Optional;
import java.util.function.Consumer;

/// `selector` of a Host is the old name of `mappingSelector`.
final class DeprecatedHostSelector implements Rule {

    @Override
    public Code code() {
        return Code.DEPRECATED_HOST_SELECTOR;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (KubernetesObject object : model.objects()) {
            boolean host = object.kind().equals("Host") && object.apiVersion().equals("getambassador.io/v3alpha1");
            if (host) object.map().map("spec").ifPresent(spec -> check(spec, found));
        }
    }

    private void check(YamlMap spec, Consumer<Diagnostic> found) {
        Optional<YamlMap.Entry> old = spec.entry("selector");
        if (old.isEmpty()) return;
        boolean both = spec.has("mappingSelector");
        Diagnostic diagnostic = Diagnostic.warning(
                        code(),
                        old.get().keySpan(),
                        both
                                ? "`selector` has no effect beside `mappingSelector`"
                                : "`selector` is deprecated in favour of `mappingSelector`")
                .withHelp(both ? "remove `selector`" : "rename it to `mappingSelector`");
        Fix fix = both
                ? Fix.safe("remove `selector`", YamlEdits.remove(spec, old.get()))
                : Fix.safe("rename `selector`", YamlEdits.rename(old.get(), "mappingSelector"));
        found.accept(diagnostic.withFix(Optional.of(fix)));
    }
}
