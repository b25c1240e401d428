package emissaryctl.diff.witness;

/// Makes a text that probably matches a regular expression, the first that comes to mind: enough of the syntax for what
/// people write in paths and headers. Whether it does match, the matcher tells.
final class RegexExample {

    private static final String ANY = "a1";
    private static final String LAST = "xyz-_0bcdefgh";

    private final String regex;
    /// How often is repeated what may be left out.
    private final int repeats;
    private int at;

    private RegexExample(String regex, int repeats) {
        this.regex = regex;
        this.repeats = repeats;
    }

    static String of(String regex, int repeats) {
        return new RegexExample(regex, repeats).alternatives();
    }

    private String alternatives() {
        String first = sequence();
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            sequence();
        }
        return first;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < regex.length() && "|)".indexOf(regex.charAt(at)) < 0) {
            String once = atom();
            text.repeat(once, Math.max(0, times()));
        }
        return text.toString();
    }

    private String atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> set();
            case '.' -> "a";
            case '^', '$' -> "";
            case '\\' -> at < regex.length() ? escape(regex.charAt(at++)) : "";
            default -> String.valueOf(c);
        };
    }

    private String group() {
        if (regex.startsWith("?", at)) {
            while (at < regex.length() && ":)>".indexOf(regex.charAt(at)) < 0) at++;
            if (at < regex.length() && regex.charAt(at) != ')') at++;
        }
        String text = alternatives();
        if (at < regex.length()) at++;
        return text;
    }

    private String set() {
        boolean not = regex.startsWith("^", at);
        if (not) at++;
        StringBuilder members = new StringBuilder();
        int first = at;
        while (at < regex.length() && (regex.charAt(at) != ']' || at == first)) {
            char c = regex.charAt(at++);
            if (c == '\\' && at < regex.length()) members.append(escape(regex.charAt(at++)));
            else if (c == '-' && !members.isEmpty() && at < regex.length() && regex.charAt(at) != ']') {
                members.append(regex.charAt(at++));
            } else members.append(c);
        }
        at++;
        if (!not) return members.isEmpty() ? "" : members.substring(0, 1);
        String excluded = members.toString();
        return (ANY + LAST)
                .chars()
                .filter(c -> excluded.indexOf(c) < 0)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("");
    }

    private static String escape(char c) {
        return switch (c) {
            case 'd' -> "1";
            case 'w', 'S', 'D' -> "a";
            case 's', 'W' -> " ";
            case 'b', 'A', 'z' -> "";
            default -> String.valueOf(c);
        };
    }

    private int times() {
        if (at >= regex.length()) return 1;
        int times = switch (regex.charAt(at)) {
            case '*', '?' -> repeats;
            case '+' -> Math.max(1, repeats);
            case '{' -> -1;
            default -> -2;
        };
        if (times == -2) return 1;
        boolean optional = regex.charAt(at) == '?';
        if (times >= 0) at++;
        else times = counted();
        if (at < regex.length() && regex.charAt(at) == '?') at++;
        return optional ? Math.min(1, times) : times;
    }

    private int counted() {
        int end = regex.indexOf('}', at);
        if (end < 0) return 1;
        int comma = regex.indexOf(',', at);
        String least = regex.substring(at + 1, comma > 0 && comma < end ? comma : end);
        at = end + 1;
        boolean number = !least.isEmpty() && least.length() < 4 && least.chars().allMatch(Character::isDigit);
        return number ? Integer.parseInt(least) : 1;
    }
}
