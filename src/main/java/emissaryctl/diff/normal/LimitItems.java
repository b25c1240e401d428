package emissaryctl.diff.normal;

import emissaryctl.diff.tree.Item;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Leaf;
import emissaryctl.gateway.KnownLimits;
import emissaryctl.gateway.KnownLimits.Label;
import emissaryctl.gateway.KnownLimits.Limit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// The limits of RateLimits, for all labels that a limit on either side is for: the one that counts for them, which is
/// that of fewer labels where the own one is missing. So a limit that is removed is not said to be gone while another
/// one is left, and a limit that is added may be one that lets more through.
public final class LimitItems {

    private LimitItems() {}

    private record Place(String domain, List<Label> labels) {}

    /// Those of `side`, for what this side and the other one have limits for.
    public static List<Item> of(KnownLimits side, KnownLimits other) {
        SequencedSet<Place> places = new LinkedHashSet<>();
        Stream.of(side, other)
                .flatMap(each -> each.limits().stream())
                .forEach(limit -> places.add(new Place(limit.domain(), limit.labels())));
        return places.stream().flatMap(place -> item(side, place).stream()).toList();
    }

    private static Optional<Item> item(KnownLimits side, Place place) {
        return side.counting(place.domain(), place.labels())
                .map(limit -> new Item(
                        Layer.RATE_LIMIT,
                        place.domain() + "|" + KnownLimits.words(place.labels()),
                        "",
                        "for " + KnownLimits.words(place.labels()) + " in domain " + place.domain(),
                        Optional.of(limit.origin()),
                        tree(limit)));
    }

    /// In the words of the rate-limit server.
    private static Tree tree(Limit limit) {
        Branch tree = Branch.EMPTY
                .with("requests_per_unit", new Leaf(Integer.toString(limit.rate())))
                .with("unit", new Leaf(limit.unit()));
        return limit.shadow() ? tree.with("shadow_mode", new Leaf("true")) : tree;
    }
}
