package emissaryctl.lint.host;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.resource.Mapping;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlMap;
import java.util.Optional;
import java.util.function.Consumer;

/// A Mapping without `hostname` is served under Hosts that choose it by its labels alone. Without labels no Host can;
/// with some it takes the Hosts to tell.
final class MappingNoHostname implements MappingRule {

    /// Every resource has this label of Emissary's own.
    private static final String OWN_LABEL = "ambassador_crd";

    @Override
    public Code code() {
        return Code.MAPPING_NO_HOSTNAME;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        boolean named =
                mapping.match().hostname().isPresent() || mapping.match().host().isPresent();
        boolean labelled = mapping.metadata().labels().keySet().stream().anyMatch(label -> !label.equals(OWN_LABEL));
        if (named || mapping.policy().shadow() || !model.routesOf(mapping).isEmpty()) return;
        if (labelled && !model.has(Needs.WHOLE_SET)) return;
        String why =
                labelled ? "no Host's `mappingSelector` takes its labels" : "it has no labels for a `mappingSelector`";
        found.accept(Diagnostic.error(
                        code(),
                        place(mapping),
                        "Mapping `" + mapping.name() + "` has no `hostname`, and " + why
                                + ": it has no route, and requests to `"
                                + mapping.match().prefix() + "` get 404")
                .withEffect(Effect.NOT_FOUND)
                .withHelp("add `hostname: \"*\"` for all Hosts, or the hostname of one")
                .withFix(fix(mapping)));
    }

    private static Span place(Mapping mapping) {
        return mapping.metadata().at("prefix");
    }

    private static Optional<Fix> fix(Mapping mapping) {
        YamlMap spec = mapping.metadata().places().written();
        return spec.entry("prefix")
                .map(prefix ->
                        Fix.unsafe("add `hostname: \"*\"`", YamlEdits.insertAfter(spec, prefix, "hostname", "\"*\"")));
    }
}
