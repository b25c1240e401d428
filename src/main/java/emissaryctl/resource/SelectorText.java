package emissaryctl.resource;

import emissaryctl.resource.LabelSelector.Expression;
import emissaryctl.resource.LabelSelector.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/// The notation of Kubernetes' selectors.
final class SelectorText {

    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_PREFIX = 253;

    private SelectorText() {}

    /// The parts between the commas that stand in no parentheses.
    static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') depth++;
            if (c == ')') depth--;
            if (c != ',' || depth != 0) continue;
            terms.add(text.substring(start, i).strip());
            start = i + 1;
        }
        terms.add(text.substring(start).strip());
        return terms;
    }

    static Optional<Expression> expression(String term) {
        if (term.startsWith("!"))
            return Optional.of(new Expression(term.substring(1).strip(), Operator.DOES_NOT_EXIST, List.of()));
        if (term.endsWith(")")) return set(term);
        int at = term.indexOf('=');
        if (at < 0) return Optional.of(new Expression(term, Operator.EXISTS, List.of()));
        boolean not = at > 0 && term.charAt(at - 1) == '!';
        boolean twice = !not && term.startsWith("==", at);
        String key = term.substring(0, not ? at - 1 : at).strip();
        String value = term.substring(twice ? at + 2 : at + 1).strip();
        if (!isValue(value)) return Optional.empty();
        return Optional.of(new Expression(key, not ? Operator.NOT_IN : Operator.IN, List.of(value)));
    }

    /// `key in (a, b)` and `key notin (a, b)`.
    private static Optional<Expression> set(String term) {
        int open = term.indexOf('(');
        if (open < 0) return Optional.empty();
        List<String> words = Collections.list(new StringTokenizer(term.substring(0, open))).stream()
                .map(Object::toString)
                .toList();
        List<String> values = Arrays.stream(
                        term.substring(open + 1, term.length() - 1).split(",", -1))
                .map(String::strip)
                .toList();
        if (words.size() != 2 || !values.stream().allMatch(SelectorText::isValue)) return Optional.empty();
        return switch (words.get(1)) {
            case "in" -> Optional.of(new Expression(words.get(0), Operator.IN, values));
            case "notin" -> Optional.of(new Expression(words.get(0), Operator.NOT_IN, values));
            default -> Optional.empty();
        };
    }

    /// `[prefix/]name`.
    static boolean isLabelKey(String key) {
        int slash = key.indexOf('/');
        boolean prefixed = slash < 0 || slash > 0 && slash <= LONGEST_PREFIX && isPlain(key.substring(0, slash));
        String name = key.substring(slash + 1);
        return prefixed && !name.isEmpty() && name.length() <= LONGEST_NAME && isPlain(name);
    }

    private static boolean isValue(String value) {
        return value.isEmpty() || value.length() <= LONGEST_NAME && isPlain(value);
    }

    private static boolean isPlain(String text) {
        return isAlphanumeric(text.charAt(0))
                && isAlphanumeric(text.charAt(text.length() - 1))
                && text.chars().allMatch(c -> isAlphanumeric(c) || c == '-' || c == '_' || c == '.');
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
