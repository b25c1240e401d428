package emissaryctl.lint.routing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlEdits;
import java.util.Optional;
import java.util.function.Consumer;

/// `prefix: /api` is the beginning of `/apiary`, too. Where another Mapping or a service relies on segments, requests
/// go astray.
final class PrefixNoTrailingSlash implements MappingRule {

    @Override
    public Code code() {
        return Code.PREFIX_NO_TRAILING_SLASH;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        String prefix = mapping.match().prefix();
        boolean open = !mapping.match().prefixRegex()
                && !mapping.match().prefixExact()
                && prefix.length() > 1
                && !prefix.endsWith("/")
                && prefix.indexOf('?') < 0;
        if (!open || prefix.lastIndexOf('.') > prefix.lastIndexOf('/')) return;
        if (mapping.redirect().hostRedirect() || !prefix.startsWith("/")) return;
        // A rule of its own has more to say of these.
        if (mapping.policy().bypassAuth().orElse(false)) return;
        String last = prefix.substring(prefix.lastIndexOf('/') + 1);
        if (last.isEmpty() || !Character.isLetterOrDigit(last.charAt(last.length() - 1))) return;
        Optional<Fix> fix = mapping.metadata()
                .places()
                .written()
                .get("prefix")
                .map(node -> Fix.unsafe("write `" + prefix + "/`", YamlEdits.rewrite(node, prefix + "/")));
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at("prefix"),
                        "`" + prefix + "` takes `" + prefix + "-other` and `" + prefix + "x`, too, and sends them to `"
                                + mapping.service() + "`")
                .withHelp("write `" + prefix + "/`, and a second Mapping with `prefix_exact: true` when the bare `"
                        + prefix + "` is asked for, too")
                .withFix(fix));
    }
}
