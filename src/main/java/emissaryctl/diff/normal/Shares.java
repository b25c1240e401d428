package emissaryctl.diff.normal;

import emissaryctl.diff.tree.Keyed;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Leaf;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What routes of one virtual host with the same match really take of the requests. Envoy draws one number for a
/// request and compares it with the fraction of each route that it comes to, so a later one gets what those before
/// leave of its fraction.
final class Shares {

    private static final String FRACTION = "runtime_fraction";
    private static final long ALL = 1_000_000;
    private static final Map<String, Long> DENOMINATORS =
            Map.of("HUNDRED", ALL / 100, "TEN_THOUSAND", ALL / 10_000, "MILLION", 1L);

    private final Map<String, Long> taken = new HashMap<>();

    /// The match with the share in place of the fraction; without one when the route takes all.
    Branch shared(Branch match, RouteParts parts) {
        Optional<Tree> fraction = match.get(FRACTION);
        if (fraction.isEmpty() && taken.isEmpty()) return match;
        Keyed rest = parts.shareless(match, written -> written.without(FRACTION));
        long before = taken.getOrDefault(rest.key(), 0L);
        long upTo = fraction.map(Shares::millionths).orElse(ALL);
        long share = Math.max(0, upTo - before);
        taken.put(rest.key(), Math.max(before, upTo));
        return share == ALL ? rest.tree() : rest.tree().with(RouteItem.SHARE, new Leaf(percent(share)));
    }

    private static long millionths(Tree fraction) {
        long numerator =
                Long.parseLong(fraction.text("default_value", "numerator").orElse("0"));
        String denominator = fraction.text("default_value", "denominator").orElse("HUNDRED");
        return Math.min(ALL, numerator * DENOMINATORS.getOrDefault(denominator, 1L));
    }

    private static String percent(long millionths) {
        BigDecimal percent = BigDecimal.valueOf(millionths, 4);
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + "%";
    }
}
