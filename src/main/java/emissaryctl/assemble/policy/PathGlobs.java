package emissaryctl.assemble.policy;

import emissaryctl.gateway.HttpSettings.EscapedSlashes;
import emissaryctl.gateway.HttpSettings.PathRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether a glob is one that the path of some request can match. Envoy writes paths in one way before anything looks
/// at them (`normalize_path`), so a glob that is written in another protects nothing.
public final class PathGlobs {

    private static final String ALWAYS_ESCAPED = "\"<>^`{|}";
    private static final String NEVER_ESCAPED = "-._~";
    private static final String NO_WILDCARDS = "[]{}";

    private PathGlobs() {}

    public static Optional<Unsendable> fault(String glob, PathRules rules) {
        boolean begins = glob.startsWith("/") || glob.startsWith("*");
        if (!begins) return says("every path begins with `/`", "begin it with `/` or `*`");
        if (glob.indexOf('?') >= 0 || glob.indexOf('#') >= 0) {
            return says(
                    "paths are looked at without their query", "leave out the query; only `*` stands for other text");
        }
        if (glob.chars().anyMatch(c -> NO_WILDCARDS.indexOf(c) >= 0)) {
            return says("only `*` stands for other text", "write a rule for each path that is meant");
        }
        if (hasDots(glob)) return says("`.` and `..` are resolved before", "write the path that they lead to");
        String sent = sent(glob);
        if (!sent.equals(glob))
            return says("it is written in another way when it is looked at", "write `" + sent + "`");
        if (rules.mergeSlashes() && glob.contains("//")) {
            return says("slashes that follow each other are merged before", "write one `/`");
        }
        boolean kept = rules.escapedSlashes() == EscapedSlashes.KEEP;
        return kept || !hasEscapedSlash(glob)
                ? Optional.empty()
                : says("escaped slashes do not get so far", "write `/` instead of its escape");
    }

    private static Optional<Unsendable> says(String why, String help) {
        return Optional.of(new Unsendable(why, help));
    }

    private static boolean hasDots(String glob) {
        return List.of(glob.split("/", -1)).stream().anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    private static boolean hasEscapedSlash(String glob) {
        String upper = glob.toUpperCase(Locale.ROOT);
        return upper.contains("%2F") || upper.contains("%5C");
    }

    /// The glob with the escapes that Envoy puts in, and without those that it takes away.
    private static String sent(String glob) {
        StringBuilder sent = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            int end = glob.offsetByCodePoints(at, 1);
            String character = glob.substring(at, end);
            int escaped = escaped(glob, at);
            if (escaped >= 0) end = at + 3;
            if (escaped >= 0) sent.append(isPlain(escaped) ? Character.toString(escaped) : glob.substring(at, end));
            else if (character.equals("\\")) sent.append('/');
            else sent.append(mustBeEscaped(glob.codePointAt(at)) ? PercentEncoding.of(character) : character);
            at = end;
        }
        return sent.toString();
    }

    /// The character that is escaped at `at`, or -1 when there is no escape.
    private static int escaped(String glob, int at) {
        if (glob.charAt(at) != '%' || at + 2 >= glob.length()) return -1;
        int high = Character.digit(glob.charAt(at + 1), 16);
        int low = Character.digit(glob.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean isPlain(int c) {
        return c < 0x80 && Character.isLetterOrDigit(c) || NEVER_ESCAPED.indexOf(c) >= 0;
    }

    private static boolean mustBeEscaped(int c) {
        return c <= ' ' || c >= 0x7F || ALWAYS_ESCAPED.indexOf(c) >= 0;
    }
}
