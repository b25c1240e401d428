package emissaryctl.cli;

import emissaryctl.diag.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The word that was probably meant.
public final class Suggestion {

    private static final int MOST = 2;

    private Suggestion() {}

    /// One that is misspelt by little, or begun and not ended.
    public static Optional<String> nearest(String word, List<String> known) {
        return EditDistance.within(MOST, word, known)
                .or(() -> known.stream()
                        .filter(each -> each.length() > 4 && word.length() > 3 && each.startsWith(word))
                        .min(Comparator.comparingInt(String::length)));
    }
}
