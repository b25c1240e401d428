package emissaryctl.lint.routing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import java.util.function.Consumer;

/// A prefix without a slash at its end, replaced by one that has: `/api/x` becomes `//x`.
final class RewriteDoubleSlash implements MappingRule {

    @Override
    public Code code() {
        return Code.REWRITE_DOUBLE_SLASH;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        String prefix = mapping.match().prefix();
        String rewrite = mapping.rewrite().prefix().orElse("/");
        boolean doubles = !mapping.match().prefixRegex()
                && !mapping.match().prefixExact()
                && prefix.length() > 1
                && !prefix.endsWith("/")
                && rewrite.endsWith("/")
                && mapping.rewrite().regex().isEmpty()
                && !mapping.redirect().hostRedirect();
        if (!doubles) return;
        found.accept(Diagnostic.info(
                        code(),
                        mapping.metadata().at("prefix"),
                        "`" + prefix + "/x` reaches the service as `" + rewrite + "/x`, with two slashes")
                .withHelp("write `" + prefix + "/`"));
    }
}
