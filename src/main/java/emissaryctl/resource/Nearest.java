package emissaryctl.resource;

import emissaryctl.diag.EditDistance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The known word nearest to one that is not, whatever their case.
public final class Nearest {

    private static final int MOST = 2;

    private Nearest() {}

    public static Optional<String> of(String word, List<String> known) {
        List<String> plain =
                known.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
        return EditDistance.within(MOST, word.toLowerCase(Locale.ROOT), plain)
                .map(nearest -> known.get(plain.indexOf(nearest)));
    }
}
