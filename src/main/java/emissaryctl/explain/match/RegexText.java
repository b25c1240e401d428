package emissaryctl.explain.match;

import java.util.List;

/// What can be told of the texts that a regular expression takes from its own text.
///
/// @param head what all of them begin with, as far as that is plain to see
/// @param rest the expression behind that
public record RegexText(String head, String rest) {

    private static final String ANYTHING = ".*";
    private static final List<String> LOOKING_AHEAD = List.of("$", "\\b", "\\B", "\\z");

    /// What can be read off the expression.
    public static RegexText of(String regex) {
        if (hasAlternatives(regex) || regex.contains("\\Q")) return new RegexText("", regex);
        StringBuilder head = new StringBuilder();
        int at = regex.startsWith("^") ? 1 : 0;
        while (at < regex.length()) {
            boolean escaped = regex.charAt(at) == '\\';
            int letter = escaped ? at + 1 : at;
            if (letter == regex.length() || !isItself(regex.codePointAt(letter), escaped)) break;
            int next = regex.offsetByCodePoints(letter, 1);
            if (next < regex.length() && "*+?{".indexOf(regex.charAt(next)) >= 0) break;
            head.appendCodePoint(regex.codePointAt(letter));
            at = next;
        }
        return new RegexText(head.toString(), regex.substring(at));
    }

    /// Whether the character stands for itself, behind a backslash or without one.
    private static boolean isItself(int character, boolean escaped) {
        if (escaped) return character < 0x80 && !Character.isLetterOrDigit(character);
        return ".[]()*+?{}|^$".indexOf(character) < 0;
    }

    /// Whether the head is the only text that matches.
    public boolean isPlain() {
        return rest.isEmpty() || rest.equals("$");
    }

    /// Whether every text that begins with the head matches, and no other.
    boolean isPrefix() {
        return rest.equals(ANYTHING) || rest.equals(ANYTHING + "$");
    }

    /// Whether a text still matches when something is added to it: all ends with `.*`, and nothing before that looks at
    /// what follows, as `\b` and `$` do.
    static boolean isOpen(String regex) {
        if (hasAlternatives(regex) || regex.contains("\\Q")) return false;
        String body = regex.endsWith("$") ? regex.substring(0, regex.length() - 1) : regex;
        if (!body.endsWith(ANYTHING) || LOOKING_AHEAD.stream().anyMatch(body::contains)) return false;
        int backslashes = 0;
        for (int at = body.length() - 3; at >= 0 && body.charAt(at) == '\\'; at--) backslashes++;
        return backslashes % 2 == 0;
    }

    /// Whether there is a `|` outside of all brackets, so that the parts of the expression do not follow one another.
    private static boolean hasAlternatives(String regex) {
        int depth = 0;
        boolean inClass = false;
        for (int at = 0; at < regex.length(); at++) {
            char c = regex.charAt(at);
            if (inClass && c != '\\') {
                inClass = c != ']';
                continue;
            }
            switch (c) {
                case '\\' -> at++;
                case '[' -> {
                    inClass = true;
                    at = beforeMembers(regex, at);
                }
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {
                    if (c == '|' && depth == 0) return true;
                }
            }
        }
        return false;
    }

    /// The last position before the members of the class that opens at `at`; a bracket that closes is a member when it
    /// comes first.
    private static int beforeMembers(String regex, int at) {
        int last = regex.startsWith("^", at + 1) ? at + 1 : at;
        return regex.startsWith("]", last + 1) ? last + 1 : last;
    }
}
