package emissaryctl.resource;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The known word nearest to one that is not.
public final class Nearest {

    private static final int MOST = 2;

    private Nearest() {}

    public static Optional<String> of(String word, List<String> known) {
        String plain = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(k -> distance(plain, k.toLowerCase(Locale.ROOT)) <= MOST)
                .min(Comparator.comparingInt(k -> distance(plain, k.toLowerCase(Locale.ROOT))));
    }

    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > MOST) return MOST + 1;
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
