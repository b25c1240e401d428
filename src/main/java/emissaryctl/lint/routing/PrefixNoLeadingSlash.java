package emissaryctl.lint.routing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlEdits;
import java.util.Optional;
import java.util.function.Consumer;

/// `prefix: api`: every path begins with a slash, so nothing ever matches. `*` alone is the path of `OPTIONS *`.
final class PrefixNoLeadingSlash implements MappingRule {

    @Override
    public Code code() {
        return Code.PREFIX_NO_LEADING_SLASH;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        String prefix = mapping.match().prefix();
        if (mapping.match().prefixRegex() || prefix.isEmpty() || prefix.startsWith("/") || prefix.equals("*")) return;
        found.accept(Diagnostic.error(
                        code(),
                        mapping.metadata().at("prefix"),
                        "no path begins with `" + prefix + "`; Mapping `" + mapping.name() + "` never matches")
                .withEffect(Effect.NOT_FOUND)
                .withHelp("write `/" + prefix + "`")
                .withFix(fix(mapping)));
    }

    private static Optional<Fix> fix(Mapping mapping) {
        String slashed = "/" + mapping.match().prefix();
        return mapping.metadata()
                .places()
                .written()
                .get("prefix")
                .map(node -> Fix.safe("write `" + slashed + "`", YamlEdits.rewrite(node, slashed)));
    }
}
