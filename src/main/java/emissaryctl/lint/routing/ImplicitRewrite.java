package emissaryctl.lint.routing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlMap;
import java.util.function.Consumer;

/// Without `rewrite` the prefix is taken away, which many do not expect.
final class ImplicitRewrite implements MappingRule {

    @Override
    public Code code() {
        return Code.IMPLICIT_REWRITE;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        YamlMap spec = mapping.metadata().places().written();
        boolean silent = mapping.rewrite().prefix().isEmpty()
                && mapping.rewrite().regex().isEmpty()
                && mapping.match().prefix().length() > 1
                && !mapping.match().prefixRegex()
                && !mapping.upstream().grpc()
                && !mapping.redirect().hostRedirect();
        if (!silent) return;
        String rest = mapping.match().prefixExact() ? "`/`" : "`/` and what follows";
        found.accept(Diagnostic.info(
                        code(),
                        mapping.metadata().at("prefix"),
                        "the service is not told `" + mapping.match().prefix() + "`: without `rewrite` it gets " + rest)
                .withHelp("write `rewrite: /` if that is meant, or `rewrite: \"\"` to leave the path as it is")
                .withFix(spec.entry("prefix")
                        .map(prefix ->
                                Fix.safe("write `rewrite: /`", YamlEdits.insertAfter(spec, prefix, "rewrite", "/")))));
    }
}
