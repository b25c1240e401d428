package emissaryctl.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;

/// Expressions by chance, built from what people write in routes and from what RE2 treats in ways of its own.
final class ChanceRegex {

    private static final List<String> WORDS =
            List.of("api", "v1", "users", "abc", "abd", "ab", "x-envoy", "a", "b", "A", "/", "/api/", "é", "\\.", "-");
    private static final List<String> SINGLES = List.of(
            ".",
            "[a-z]",
            "[a-zA-Z0-9._-]",
            "\\d",
            "\\w",
            "\\W",
            "\\S",
            "[^/]",
            "[^/a]",
            "[Aa]",
            "[.]",
            "\\pL",
            "\\p{Lu}",
            "\\PN",
            "[[:alpha:]]",
            "[[:^digit:]_]",
            "\\x41",
            "\\x{e9}",
            "\\C",
            "[\\d\\-x]",
            "a",
            "b",
            "[ab]",
            "\\/",
            "[\\s\\S]");
    private static final List<String> PLACES = List.of("^", "$", "\\b", "\\B", "\\A", "\\z", "");
    private static final List<String> REPEATS = List.of(
            "*", "+", "?", "*?", "+?", "??", "{2}", "{3,}", "{0,4}", "{2,5}", "{0,2}?", "{1}", "{0}", "{1,}", "{0,}");
    private static final List<String> GROUPS =
            List.of("(", "(", "(?:", "(?:", "(?i:", "(?s:", "(?P<n>", "(?m:", "(?U:", "(?i)", "(?s)");

    private final Random random;
    private int names;

    ChanceRegex(long seed) {
        this.random = new Random(seed);
    }

    private String one(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// One that RE2 takes.
    String next() {
        while (true) {
            String regex = (random.nextInt(4) == 0 ? "^" : "") + alternatives(3) + (random.nextInt(5) == 0 ? "$" : "");
            try {
                var _ = Pattern.compile(regex);
                if (!regex.isEmpty()) return regex;
            } catch (PatternSyntaxException _) {
                // Another one, then.
            }
        }
    }

    private String alternatives(int depth) {
        StringBuilder all = new StringBuilder(sequence(depth));
        while (random.nextInt(3) == 0) all.append('|').append(sequence(depth));
        return all.toString();
    }

    private String sequence(int depth) {
        StringBuilder all = new StringBuilder();
        int parts = random.nextInt(4) + (random.nextInt(8) == 0 ? 0 : 1);
        for (int i = 0; i < parts; i++) all.append(part(depth)).append(random.nextInt(3) == 0 ? one(REPEATS) : "");
        return all.toString();
    }

    private String part(int depth) {
        int kind = random.nextInt(10);
        if (kind < 4) return one(WORDS);
        if (kind < 7 || depth == 0) return one(SINGLES);
        if (kind == 7) return one(PLACES);
        String group = one(GROUPS).replace("<n>", "<n" + names++ + ">");
        return group.endsWith(")") ? group : group + alternatives(depth - 1) + ")";
    }
}
