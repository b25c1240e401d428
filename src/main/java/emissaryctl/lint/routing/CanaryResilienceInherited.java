package emissaryctl.lint.routing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.MappingMatch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Retries, CORS and timeouts of a group are those of one member, whichever comes last.
final class CanaryResilienceInherited implements Rule {

    @Override
    public Code code() {
        return Code.CANARY_RESILIENCE_INHERITED;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        Map<MappingMatch, Mapping> first = new HashMap<>();
        for (Mapping mapping : model.all(Mapping.class)) {
            if (mapping.redirect().hostRedirect() || mapping.policy().shadow()) continue;
            Mapping other = first.putIfAbsent(mapping.match(), mapping);
            if (other == null) continue;
            Optional<String> field = difference(mapping, other);
            if (field.isEmpty()) continue;
            found.accept(Diagnostic.warning(
                            code(),
                            mapping.metadata().at(field.get()),
                            "Mappings `" + mapping.name() + "` and `" + other.name() + "` share a match and differ in `"
                                    + field.get() + "`; one of the values counts for both")
                    .withLabel(other.metadata().at(field.get()), "the other one")
                    .withHelp("write the same in both"));
        }
    }

    private static Optional<String> difference(Mapping one, Mapping other) {
        if (!one.policy().retry().equals(other.policy().retry())) return Optional.of("retry_policy");
        if (!one.policy().cors().equals(other.policy().cors())) return Optional.of("cors");
        if (!one.policy().timeout().equals(other.policy().timeout())) return Optional.of("timeout_ms");
        return Optional.empty();
    }
}
