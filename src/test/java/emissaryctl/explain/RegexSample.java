package emissaryctl.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes texts that probably match a regular expression: enough of the syntax for the expressions of test inputs, and
/// nonsense for the rest, which is a fine request too.
final class RegexSample {

    private static final String ANY = "abcxyz019-_";

    private final String regex;
    private final Random random;
    private int at;

    private RegexSample(String regex, Random random) {
        this.regex = regex;
        this.random = random;
    }

    static String of(String regex, Random random) {
        return new RegexSample(regex, random).alternatives();
    }

    private String alternatives() {
        List<String> all = new ArrayList<>();
        all.add(sequence());
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            all.add(sequence());
        }
        return all.get(random.nextInt(all.size()));
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < regex.length() && "|)".indexOf(regex.charAt(at)) < 0) {
            int start = at;
            String once = atom();
            int end = at;
            int times = quantifier();
            if (times == 0) continue;
            text.append(once);
            for (int i = 1; i < times; i++) {
                int after = at;
                at = start;
                text.append(atom());
                at = after;
            }
            at = Math.max(at, end);
        }
        return text.toString();
    }

    private String atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> set();
            case '.' -> any(ANY);
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
                for (char m = members.charAt(members.length() - 1); m <= regex.charAt(at); m++) members.append(m);
                at++;
            } else members.append(c);
        }
        at++;
        if (!not) return any(members.toString());
        String rest = ANY.chars()
                .filter(c -> members.indexOf(Character.toString(c)) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return any(rest);
    }

    private String any(String from) {
        return from.isEmpty() ? "" : String.valueOf(from.charAt(random.nextInt(from.length())));
    }

    private String escape(char c) {
        return switch (c) {
            case 'd' -> any("0123456789");
            case 'w' -> any("abcXYZ019_");
            case 's' -> " ";
            case 'b', 'A', 'z' -> "";
            default -> String.valueOf(c);
        };
    }

    private int quantifier() {
        if (at >= regex.length()) return 1;
        int times = switch (regex.charAt(at)) {
            case '*' -> random.nextInt(4);
            case '+' -> 1 + random.nextInt(3);
            case '?' -> random.nextInt(2);
            case '{' -> -1;
            default -> -2;
        };
        if (times == -2) return 1;
        if (times >= 0) at++;
        else times = counted();
        if (at < regex.length() && regex.charAt(at) == '?') at++;
        return times;
    }

    private int counted() {
        int end = regex.indexOf('}', at);
        if (end < 0) return 1;
        String[] bounds = regex.substring(at + 1, end).split(",", -1);
        at = end + 1;
        try {
            int low = Integer.parseInt(bounds[0].strip());
            return bounds.length == 1 ? low : low + random.nextInt(2);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
