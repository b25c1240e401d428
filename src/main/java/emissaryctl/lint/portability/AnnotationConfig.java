package emissaryctl.lint.portability;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.KubernetesObject;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import java.util.function.Consumer;

/// Resources inside annotations.
final class AnnotationConfig implements Rule {

    @Override
    public Code code() {
        return Code.ANNOTATION_CONFIG;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (KubernetesObject object : model.objects()) {
            object.map()
                    .map("metadata")
                    .flatMap(m -> m.map("annotations"))
                    .flatMap(a -> a.entry("getambassador.io/config"))
                    .ifPresent(entry -> found.accept(Diagnostic.info(
                                    code(),
                                    entry.keySpan(),
                                    "the API server does not check resources in an annotation, and `kubectl` does not show them")
                            .withHelp("make each a resource of its own")));
        }
    }
}
