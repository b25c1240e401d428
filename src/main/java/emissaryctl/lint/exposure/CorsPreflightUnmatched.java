package emissaryctl.lint.exposure;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import java.util.Set;
import java.util.function.Consumer;

/// `cors` on a Mapping that takes a method or a header alone: preflights have neither.
final class CorsPreflightUnmatched implements MappingRule {

    @Override
    public Code code() {
        return Code.CORS_PREFLIGHT_UNMATCHED;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        if (mapping.policy().cors().isEmpty()) return;
        boolean method = mapping.match()
                .method()
                .filter(m -> !mapping.match().methodRegex() && !m.equals("OPTIONS"))
                .isPresent();
        Set<String> headers =
                new java.util.TreeSet<>(mapping.match().headers().exact().keySet());
        headers.addAll(mapping.match().headers().regex().keySet());
        headers.removeIf(
                name -> name.startsWith(":") || name.equalsIgnoreCase("host") || name.equalsIgnoreCase("origin"));
        if (!method && headers.isEmpty()) return;
        String what = method
                ? "method `" + mapping.match().method().orElse("") + "`"
                : "header `" + headers.iterator().next() + "`";
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at("cors"),
                        "a browser's preflight is an OPTIONS request without the " + what
                                + ", so it does not reach this" + " Mapping and `cors` has no effect on it")
                .withEffect(Effect.NOT_FOUND)
                .withLabel(mapping.metadata().at(method ? "method" : "headers"), "what a preflight lacks")
                .withHelp("add a Mapping of the same prefix with `method: OPTIONS` and the same `cors`"));
    }
}
