package emissaryctl.gateway.policy;

import java.util.ArrayList;
import java.util.List;

/// A text in which `*` stands for any text, even an empty one.
public record Glob(String text) {

    public static final Glob ANY = new Glob("*");

    /// The texts around the stars, one more than there are stars.
    public List<String> parts() {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', from)) {
            parts.add(text.substring(from, star));
            from = star + 1;
        }
        parts.add(text.substring(from));
        return List.copyOf(parts);
    }

    public boolean isAny() {
        return !text.isEmpty() && text.chars().allMatch(c -> c == '*');
    }

    public boolean matches(String value) {
        return overlap(text, value, false);
    }

    /// Whether some text matches both.
    public boolean overlaps(Glob other) {
        return overlap(text, other.text, true);
    }

    /// Whether the glob `one` and `other`, a glob or a plain text, have a text in common. Row by row it is known which
    /// beginnings of `other` have one with a beginning of `one`.
    private static boolean overlap(String one, String other, boolean globs) {
        boolean[] row = new boolean[other.length() + 1];
        row[0] = true;
        for (int j = 1; j <= other.length(); j++) row[j] = row[j - 1] && isStar(other, j, globs);
        for (int i = 1; i <= one.length(); i++) {
            boolean[] next = new boolean[other.length() + 1];
            boolean star = one.charAt(i - 1) == '*';
            next[0] = row[0] && star;
            for (int j = 1; j <= other.length(); j++) {
                boolean otherStar = isStar(other, j, globs);
                next[j] = star || otherStar
                        ? row[j] || next[j - 1]
                        : row[j - 1] && one.charAt(i - 1) == other.charAt(j - 1);
            }
            row = next;
        }
        return row[other.length()];
    }

    private static boolean isStar(String text, int end, boolean glob) {
        return glob && text.charAt(end - 1) == '*';
    }
}
