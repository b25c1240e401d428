package emissaryctl.lint.routing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.MappingMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A group in which every Mapping has weight 0: nobody takes a request.
final class CanaryWeightZeroAll implements Rule {

    @Override
    public Code code() {
        return Code.CANARY_WEIGHT_ZERO_ALL;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        Map<MappingMatch, List<Mapping>> groups = new LinkedHashMap<>();
        for (Mapping mapping : model.all(Mapping.class)) {
            if (mapping.policy().shadow() || mapping.redirect().hostRedirect()) continue;
            groups.computeIfAbsent(mapping.match(), _ -> new ArrayList<>()).add(mapping);
        }
        for (List<Mapping> group : groups.values()) {
            boolean silent = group.size() > 1
                    && group.stream()
                            .allMatch(m -> m.weight().filter(w -> w == 0).isPresent());
            if (!silent) continue;
            Mapping last = group.getLast();
            found.accept(Diagnostic.error(
                            code(),
                            last.metadata().at("weight"),
                            "all " + group.size() + " Mappings of `"
                                    + last.match().prefix() + "` have weight 0: every request gets 404")
                    .withEffect(Effect.NOT_FOUND)
                    .withLabel(group.getFirst().metadata().at("weight"), "another one")
                    .withHelp("remove the weight of the one that is to take the rest"));
        }
    }
}
