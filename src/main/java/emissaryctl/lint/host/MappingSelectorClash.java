package emissaryctl.lint.host;

import emissaryctl.assemble.host.LabelMatching;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.lint.Rule;
import emissaryctl.resource.Host;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.MappingMatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Mappings with the same match and no `hostname`, kept apart by the `mappingSelector`s of Hosts alone. Versions of
/// Emissary up to 3.9 merge such Mappings or lose one.
final class MappingSelectorClash implements Rule {

    @Override
    public Code code() {
        return Code.MAPPING_SELECTOR_CLASH;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        List<Host> selecting = model.all(Host.class).stream()
                .filter(host -> host.mappingSelector().isPresent())
                .toList();
        if (selecting.size() < 2) return;
        Map<MappingMatch, Mapping> first = new HashMap<>();
        for (Mapping mapping : model.all(Mapping.class)) {
            MappingMatch match = mapping.match();
            if (match.hostname().isPresent() || match.host().isPresent()) continue;
            Mapping other = first.putIfAbsent(match, mapping);
            if (other == null) continue;
            Set<Host> here = hosts(mapping, selecting);
            Set<Host> there = hosts(other, selecting);
            if (!here.isEmpty() && !there.isEmpty() && !here.equals(there)) found.accept(diagnostic(mapping, other));
        }
    }

    private static Set<Host> hosts(Mapping mapping, List<Host> selecting) {
        return selecting.stream()
                .filter(host -> LabelMatching.STRICT.selects(
                        host.mappingSelector().orElseThrow(), mapping.metadata().labels()))
                .collect(Collectors.toSet());
    }

    private Diagnostic diagnostic(Mapping mapping, Mapping other) {
        return Diagnostic.warning(
                        code(),
                        mapping.metadata().at("prefix"),
                        "Mappings `" + mapping.name() + "` and `" + other.name()
                                + "` have the same match and are told apart by labels alone; Emissary up to 3.9 may merge"
                                + " them or lose one")
                .withLabel(other.metadata().at("prefix"), "the other one")
                .withHelp("give both the `hostname` of their Host");
    }
}
