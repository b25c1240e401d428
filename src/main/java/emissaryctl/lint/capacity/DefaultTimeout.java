package emissaryctl.lint.capacity;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.Mapping;
import java.util.function.Consumer;

/// Without `timeout_ms` a request has three seconds.
final class DefaultTimeout implements MappingRule {

    @Override
    public Code code() {
        return Code.DEFAULT_TIMEOUT;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        boolean silent = mapping.policy().timeout().isEmpty()
                && !mapping.redirect().hostRedirect()
                && !mapping.policy().shadow();
        boolean standard = model.all(AmbassadorModule.class).stream()
                .anyMatch(m -> m.defaults().requestTimeout().isPresent());
        if (!silent || standard) return;
        found.accept(Diagnostic.info(
                        code(),
                        mapping.metadata().at("prefix"),
                        "an answer that takes longer than 3 seconds, the default of `timeout_ms`, is cut off with 504")
                .withHelp("write the time that is meant"));
    }
}
