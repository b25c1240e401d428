package emissaryctl.lint.routing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import java.util.Optional;
import java.util.function.Consumer;

/// A regular expression for a host in which a dot stands for any character.
final class RegexUnanchoredDot implements MappingRule {

    @Override
    public Code code() {
        return Code.REGEX_UNANCHORED_DOT;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        Optional<String> host =
                mapping.match().host().filter(_ -> mapping.match().hostRegex());
        if (host.isEmpty() || !hasNakedDot(host.get())) return;
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at("host"),
                        "a `.` in `" + host.get() + "` stands for any character: `"
                                + host.get().replace(".", "x") + "` is taken, too")
                .withHelp("write `\\.` for a dot"));
    }

    /// A dot between two letters: neither escaped, nor repeated, nor in a class.
    private static boolean hasNakedDot(String regex) {
        boolean inClass = false;
        for (int i = 1; i + 1 < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '[') inClass = true;
            if (c == ']') inClass = false;
            boolean letters =
                    Character.isLetterOrDigit(regex.charAt(i - 1)) && Character.isLetterOrDigit(regex.charAt(i + 1));
            if (c == '.' && !inClass && letters && (i < 2 || regex.charAt(i - 2) != '\\')) return true;
        }
        return false;
    }
}
