package emissaryctl.explain.match;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.Map;

/// Regular expressions, each compiled once. Envoy's engine is RE2, and so is this one.
public final class Regexes {

    private final Map<String, Pattern> compiled = new HashMap<>();

    static boolean isOne(String regex) {
        try {
            return Pattern.compile(regex).groupCount() >= 0;
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    private Pattern pattern(String regex) {
        return compiled.computeIfAbsent(regex, Pattern::compile);
    }

    /// Whether the whole text matches.
    public boolean matches(String regex, String text) {
        return pattern(regex).matches(text);
    }

    /// Whether something in the text matches.
    public boolean finds(String regex, String text) {
        return pattern(regex).matcher(text).find();
    }

    /// Every match replaced, with `\1` for what the first group took. An empty match right behind another one does not
    /// count, which is RE2's way and not that of RE2/J.
    public String replaceAll(String regex, String text, String substitution) {
        Matcher matcher = pattern(regex).matcher(text);
        StringBuilder out = new StringBuilder();
        int at = 0;
        int end = -1;
        while (at <= text.length() && matcher.find(at)) {
            out.append(text, at, matcher.start());
            if (matcher.start() == matcher.end() && matcher.start() == end) {
                if (at < text.length()) out.append(text.charAt(at));
                at++;
                continue;
            }
            substitute(substitution, matcher, out);
            at = matcher.end();
            end = at;
        }
        return at < text.length() ? out.append(text, at, text.length()).toString() : out.toString();
    }

    private static void substitute(String substitution, Matcher matcher, StringBuilder out) {
        for (int i = 0; i < substitution.length(); i++) {
            char c = substitution.charAt(i);
            if (c != '\\' || i + 1 == substitution.length()) {
                out.append(c);
                continue;
            }
            char escaped = substitution.charAt(++i);
            if (escaped < '0' || escaped > '9') out.append(escaped);
            else if (escaped - '0' <= matcher.groupCount()) group(matcher, escaped - '0', out);
        }
    }

    private static void group(Matcher matcher, int group, StringBuilder out) {
        String text = matcher.group(group);
        if (text != null) out.append(text);
    }
}
