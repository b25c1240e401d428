package emissaryctl.lint.routing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.MappingMatch;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Mappings of different namespaces with one match and no weights: each gets a share of the other's requests.
final class OverlappingMappingSplit implements Rule {

    @Override
    public Code code() {
        return Code.OVERLAPPING_MAPPING_SPLIT;
    }

    /// Without any virtual host in the input nothing has a route, which lies elsewhere then.
    private static boolean mayHaveRoutes(Mapping mapping, Model model) {
        return model.virtualHosts().isEmpty() || !model.routesOf(mapping).isEmpty();
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        Map<MappingMatch, Mapping> first = new HashMap<>();
        for (Mapping mapping : model.all(Mapping.class)) {
            boolean plain = mapping.weight().isEmpty()
                    && !mapping.policy().shadow()
                    && !mapping.redirect().hostRedirect()
                    && (mapping.match().hostname().isPresent()
                            || mapping.match().host().isPresent())
                    && mayHaveRoutes(mapping, model);
            if (!plain) continue;
            Mapping other = first.putIfAbsent(mapping.match(), mapping);
            if (other == null
                    || other.service().equals(mapping.service())
                            && other.namespace().equals(mapping.namespace())) continue;
            boolean apart = !other.namespace().equals(mapping.namespace());
            Diagnostic split = Diagnostic.error(
                            code(),
                            mapping.metadata().at("prefix"),
                            "Mappings `" + mapping.name() + "`"
                                    + (apart ? " and, in namespace `" + other.namespace() + "`, `" : " and `")
                                    + other.name()
                                    + "` have the same match and no weights: each service gets a share of all"
                                    + " requests")
                    .withEffect(Effect.SPLIT)
                    .withLabel(other.metadata().at("prefix"), "the same match")
                    .withHelp("give one another `hostname` or `prefix`, or both a `weight` if the split is meant");
            found.accept(split);
        }
    }
}
