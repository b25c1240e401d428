package emissaryctl.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The word that was probably meant.
public final class Suggestion {

    private static final int MOST = 2;

    private Suggestion() {}

    public static Optional<String> nearest(String word, List<String> known) {
        return known.stream()
                .filter(k -> distance(word, k) <= MOST || k.length() > 4 && word.length() > 3 && k.startsWith(word))
                .min(Comparator.comparingInt(k -> distance(word, k)));
    }

    /// Levenshtein's distance.
    static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) previous[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = row;
        }
        return previous[other.length()];
    }
}
