package emissaryctl.lint.exposure;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import java.util.function.Consumer;

/// `bypass_auth: true` on more paths than the name suggests: everything, or all that begins with a word.
final class BypassAuthBroad implements MappingRule {

    @Override
    public Code code() {
        return Code.BYPASS_AUTH_BROAD;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        if (mapping.policy().bypassAuth().filter(b -> b).isEmpty()
                || mapping.match().prefixExact()) return;
        String prefix = mapping.match().prefix();
        if (mapping.match().prefixRegex() || isNarrow(mapping)) return;
        boolean all = prefix.equals("/");
        if (!all && prefix.endsWith("/")) return;
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at("bypass_auth"),
                        all
                                ? "Mapping `" + mapping.name()
                                        + "` takes all paths that no other takes, and none of them is" + " authorized"
                                : "paths such as `" + prefix + "-admin` are not authorized either: `" + prefix
                                        + "` is taken as the beginning of a path")
                .withEffect(Effect.OPEN)
                .withLabel(mapping.metadata().at("prefix"), all ? "every path" : "a beginning, not a segment")
                .withHelp(
                        all
                                ? "name the paths that are to be open"
                                : "write `" + prefix + "/`, or add `prefix_exact: true`"));
    }

    /// A Mapping for one method or some header is meant for something special, such as preflights.
    private static boolean isNarrow(Mapping mapping) {
        return mapping.match().method().filter("OPTIONS"::equals).isPresent()
                || mapping.redirect().hostRedirect();
    }
}
