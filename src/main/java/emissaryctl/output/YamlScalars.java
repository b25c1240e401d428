package emissaryctl.output;

import java.util.Locale;
import java.util.Set;

/// Texts as YAML scalars that every reader, of YAML 1.1 or 1.2, takes for the same text.
final class YamlScalars {

    /// Words that some reader takes for a truth value, a null or a number.
    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity");

    private static final int LONGEST_WORD = 8;

    /// Characters beside letters and digits that mean nothing within a plain scalar.
    private static final String HARMLESS = "_-./ ,;()=+@%*$^?!<>|~";

    static void write(String text, StringBuilder out) {
        if (isPlain(text)) out.append(text);
        else if (fitsSingleQuotes(text)) out.append('\'').append(text).append('\'');
        else Escapes.quote(text, out);
    }

    /// Several lines that a literal block gives back as they are.
    static boolean fitsBlock(String text) {
        if (text.indexOf('\n') < 1 || text.endsWith("\n\n") || text.startsWith(" ")) return false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && !Escapes.isPrintable(c)) return false;
        }
        return text.lines().noneMatch(line -> !line.isEmpty() && line.isBlank());
    }

    static void writeBlock(String text, int column, StringBuilder out) {
        out.append(text.endsWith("\n") ? "|" : "|-");
        text.lines().forEach(line -> {
            out.append('\n');
            if (!line.isEmpty()) out.repeat(' ', column).append(line);
        });
    }

    /// Whether a text needs no quotes. What begins with a digit or a sign could be a number, a date or a time; of
    /// those, only durations are common enough to be let through.
    private static boolean isPlain(String text) {
        if (isDuration(text)) return true;
        if (text.isEmpty() || !isPlainStart(text.charAt(0)) || text.endsWith(" ")) return false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean colonWithin = c == ':' && i + 1 < text.length() && text.charAt(i + 1) != ' ';
            if (!isAsciiAlphanumeric(c) && HARMLESS.indexOf(c) < 0 && !colonWithin) return false;
        }
        return text.length() > LONGEST_WORD || !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isPlainStart(char c) {
        return c == '/' || isLetter(c);
    }

    private static boolean isDuration(String text) {
        int end = text.length() - 1;
        if (end < 1 || text.charAt(end) != 's' || !isDigit(text.charAt(0)) || !isDigit(text.charAt(end - 1)))
            return false;
        for (int i = 0; i < end; i++) {
            if (!isDigit(text.charAt(i)) && text.charAt(i) != '.') return false;
        }
        return true;
    }

    /// Single quotes spare a text its escapes, where it has none that they cannot spare.
    private static boolean fitsSingleQuotes(String text) {
        if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) return false;
        for (int i = 0; i < text.length(); i++) {
            if (!Escapes.isPrintable(text.charAt(i)) || text.charAt(i) == '\'') return false;
        }
        return true;
    }

    private static boolean isAsciiAlphanumeric(char c) {
        return isLetter(c) || isDigit(c);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private YamlScalars() {}
}
