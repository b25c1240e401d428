package emissaryctl.lint.routing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlMap;
import java.util.function.Consumer;

/// `prefix_regex` matches the whole path, and the default `rewrite: /` replaces what was matched: all of it.
final class RegexRewriteCollapsesPath implements MappingRule {

    @Override
    public Code code() {
        return Code.REGEX_REWRITE_COLLAPSES_PATH;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        boolean collapses = mapping.match().prefixRegex()
                && mapping.rewrite().prefix().isEmpty()
                && mapping.rewrite().regex().isEmpty()
                && !mapping.redirect().hostRedirect();
        if (!collapses || mapping.match().prefix().equals("/")) return;
        YamlMap spec = mapping.metadata().places().written();
        found.accept(Diagnostic.error(
                        code(),
                        mapping.metadata().at("prefix"),
                        "every request reaches `" + mapping.service()
                                + "` as `/`: the default `rewrite: /` replaces all that the"
                                + " expression has matched")
                .withEffect(Effect.SERVER_ERROR)
                .withLabel(mapping.metadata().at("prefix_regex"), "the expression matches whole paths")
                .withHelp("add `rewrite: \"\"`, or a `regex_rewrite`")
                .withFix(spec.entry("prefix")
                        .map(prefix -> Fix.safe(
                                "add `rewrite: \"\"`", YamlEdits.insertAfter(spec, prefix, "rewrite", "\"\"")))));
    }
}
