package emissaryctl.lint.input;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.resource.TlsContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// TLSContexts of one name in two namespaces. Emissary finds them by name alone.
final class SameNameOtherNamespace implements Rule {

    @Override
    public Code code() {
        return Code.SAME_NAME_OTHER_NAMESPACE;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        Map<String, TlsContext> first = new HashMap<>();
        for (TlsContext context : model.all(TlsContext.class)) {
            TlsContext other = first.putIfAbsent(context.name(), context);
            if (other == null) continue;
            found.accept(Diagnostic.warning(
                            code(),
                            context.metadata().span(),
                            "there is a TLSContext `" + context.name() + "` in namespace `" + other.namespace()
                                    + "`, too; Emissary looks them up by name alone and may take the other")
                    .withLabel(other.metadata().span(), "the other one")
                    .withHelp("give them different names"));
        }
    }
}
