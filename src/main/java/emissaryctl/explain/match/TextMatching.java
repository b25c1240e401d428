package emissaryctl.explain.match;

import emissaryctl.gateway.RouteCriteria.ExactText;
import emissaryctl.gateway.RouteCriteria.Present;
import emissaryctl.gateway.RouteCriteria.TextMatch;
import emissaryctl.gateway.RouteCriteria.TextPrefix;
import emissaryctl.gateway.RouteCriteria.TextRegex;
import emissaryctl.gateway.RouteCriteria.TextSuffix;
import java.util.List;

/// Whether the value of a header or query parameter is the one that a route wants. One of several is enough; what is
/// absent never is.
record TextMatching(Regexes regexes) {

    boolean matches(TextMatch wanted, List<String> values) {
        return values.stream().anyMatch(value -> matches(wanted, value));
    }

    private boolean matches(TextMatch wanted, String value) {
        return switch (wanted) {
            case ExactText(String text) -> value.equals(text);
            case TextPrefix(String prefix) -> value.startsWith(prefix);
            case TextSuffix(String suffix) -> value.endsWith(suffix);
            case TextRegex(String regex) -> regexes.matches(regex, value);
            case Present _ -> true;
        };
    }
}
