package emissaryctl.diag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that a misspelt one was meant to be.
public final class EditDistance {

    private static final int LONGEST = 64;

    private EditDistance() {}

    /// The known word nearest to `word`, when one is nearer than all others and near enough: two edits, or a third of
    /// the length, and never more than half of it.
    public static Optional<String> nearest(String word, List<String> known) {
        if (word.length() > LONGEST) return Optional.empty();
        int limit = Math.min(Math.max(2, word.length() / 3), Math.max(1, word.length() / 2));
        int best = limit + 1;
        List<String> nearest = new ArrayList<>();
        for (String each : known) {
            int distance = between(word, each);
            if (distance > limit || distance > best) continue;
            if (distance < best) nearest.clear();
            best = distance;
            nearest.add(each);
        }
        return nearest.size() == 1 ? Optional.of(nearest.getFirst()) : Optional.empty();
    }

    /// The known word that differs only in case, in `_` and `-`, or in the `v2` or `v3` that marks fields of another
    /// version.
    public static Optional<String> variant(String word, List<String> known) {
        if (word.length() > LONGEST) return Optional.empty();
        List<String> same =
                known.stream().filter(each -> plain(each).equals(plain(word))).toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    /// The nearest known word that is at most `most` edits away; of several the first.
    public static Optional<String> within(int most, String word, List<String> known) {
        return known.stream()
                .filter(each -> Math.abs(each.length() - word.length()) <= most && between(word, each) <= most)
                .min(Comparator.comparingInt(each -> between(word, each)));
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
    public static int between(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) steps[i][0] = i;
        for (int j = 0; j <= to.length(); j++) steps[0][j] = j;
        for (int i = 1; i <= from.length(); i++) {
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                int least = Math.min(steps[i - 1][j] + 1, steps[i][j - 1] + 1);
                least = Math.min(least, steps[i - 1][j - 1] + change);
                if (isSwap(from, i, to, j)) least = Math.min(least, steps[i - 2][j - 2] + 1);
                steps[i][j] = least;
            }
        }
        return steps[from.length()][to.length()];
    }

    private static boolean isSwap(String from, int i, String to, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }

    private static String plain(String word) {
        String plain = word.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
        return plain.startsWith("v2") || plain.startsWith("v3") ? plain.substring(2) : plain;
    }
}
