package emissaryctl.lint.input;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.KubernetesObject;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.Set;
import java.util.function.Consumer;

/// `{{ … }}`, `${…}` and `<your-host>` that nobody has filled in.
final class PlaceholderLeftIn implements Rule {

    /// What others read, and what is a template for each request in Filters and RateLimits.
    private static final Set<String> TEXTS = Set.of(
            "lua_scripts", "annotations", "status", "injectRequestHeaders", "injectResponseHeaders", "errorResponse");
    private static final int LONGEST = 40;

    @Override
    public Code code() {
        return Code.PLACEHOLDER_LEFT_IN;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (KubernetesObject object : model.objects()) {
            if (object.isEmissary()) check(object.map(), found);
        }
    }

    private void check(YamlNode node, Consumer<Diagnostic> found) {
        switch (node) {
            case YamlMap map -> {
                for (YamlMap.Entry entry : map.entries()) {
                    if (!TEXTS.contains(entry.key())) check(entry.value(), found);
                }
            }
            case YamlList list -> list.items().forEach(item -> check(item, found));
            case YamlScalar scalar -> {
                if (scalar.type() == YamlScalar.Type.STRING && isPlaceholder(scalar.text())) {
                    found.accept(diagnostic(scalar));
                }
            }
        }
    }

    private Diagnostic diagnostic(YamlScalar scalar) {
        String text = scalar.text().length() > LONGEST ? scalar.text().substring(0, LONGEST) + "…" : scalar.text();
        if (isVariable(scalar.text())) {
            return Diagnostic.warning(
                            code(),
                            scalar.span(),
                            "`" + text
                                    + "` is left as it is here; Emissary puts a variable of its own environment in its"
                                    + " place")
                    .withHelp("fill it in before, for example with `envsubst`");
        }
        return Diagnostic.error(code(), scalar.span(), "`" + text + "` is a placeholder that nobody has filled in")
                .withHelp("render the template first, and lint what comes out");
    }

    /// `${NAME}`, which Emissary replaces when it starts.
    private static boolean isVariable(String text) {
        int dollar = text.indexOf("${");
        return dollar >= 0 && text.indexOf("{{") < 0 && text.indexOf('}', dollar) > 0;
    }

    private static boolean isPlaceholder(String text) {
        int open = text.indexOf("{{");
        if (open >= 0 && text.indexOf("}}", open) > 0) return true;
        if (isVariable(text)) return true;
        boolean angled = text.startsWith("<") && text.endsWith(">") && text.length() > 2;
        return angled
                && text.substring(1, text.length() - 1)
                        .chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || "-_ .".indexOf(c) >= 0);
    }
}
