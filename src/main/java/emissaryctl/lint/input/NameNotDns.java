package emissaryctl.lint.input;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.KubernetesObject;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import java.util.function.Consumer;

/// Names that the API server refuses.
final class NameNotDns implements Rule {

    private static final int LONGEST = 253;

    @Override
    public Code code() {
        return Code.NAME_NOT_DNS;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (KubernetesObject object : model.objects()) {
            if (!object.isEmissary() || object.name().isEmpty() || isName(object.name())) continue;
            if (object.name().contains("{{") || object.name().contains("${")) continue;
            found.accept(Diagnostic.warning(
                            code(), object.nameSpan(), "the API server refuses this name of a " + object.kind())
                    .withEffect(Effect.DROPPED)
                    .withHelp("use lower-case letters, digits, `-` and `.`, with a letter or digit at both ends"));
        }
    }

    /// An RFC 1123 subdomain, as Kubernetes takes it.
    private static boolean isName(String name) {
        if (name.length() > LONGEST) return false;
        char before = '.';
        for (char c : (name + ".").toCharArray()) {
            boolean letter = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            boolean edge = before == '.' || before == '-' && c == '.';
            if (!letter && (c != '-' && c != '.' || edge)) return false;
            before = c;
        }
        return true;
    }
}
