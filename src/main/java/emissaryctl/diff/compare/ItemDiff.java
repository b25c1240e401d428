package emissaryctl.diff.compare;

import emissaryctl.diff.Difference;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Subject.OfItem;
import emissaryctl.diff.tree.FieldChange;
import emissaryctl.diff.tree.Item;
import emissaryctl.diff.tree.TreeDiff;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Listeners, filter chains, virtual hosts and settings of both sides. What belongs to something that is on one side
/// only is not told apart from that.
final class ItemDiff {

    private ItemDiff() {}

    static List<Difference> between(List<Item> before, List<Item> after) {
        Set<String> oldKeys = keys(before);
        Set<String> newKeys = keys(after);
        Pairing<Item> pairing = Matchmaker.match(before, after, item -> Optional.of(item.layer() + "\n" + item.key()));
        List<Difference> found = new ArrayList<>();
        for (Pair<Item> pair : pairing.pairs()) {
            List<FieldChange> fields =
                    TreeDiff.between(pair.before().tree(), pair.after().tree());
            if (!fields.isEmpty()) found.add(difference(Optional.of(pair.before()), Optional.of(pair.after()), fields));
        }
        for (Item old : pairing.removed()) {
            if (newKeys.contains(old.parent())) found.add(difference(Optional.of(old), Optional.empty(), List.of()));
        }
        for (Item now : pairing.added()) {
            if (oldKeys.contains(now.parent())) found.add(difference(Optional.empty(), Optional.of(now), List.of()));
        }
        return found;
    }

    private static Set<String> keys(List<Item> items) {
        Set<String> keys = new HashSet<>();
        keys.add("");
        items.forEach(item -> keys.add(item.key()));
        return keys;
    }

    private static Difference difference(Optional<Item> before, Optional<Item> after, List<FieldChange> fields) {
        Kind kind = before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
        return new Difference(
                new OfItem(before, after), kind, before.flatMap(Item::origin), after.flatMap(Item::origin), fields);
    }
}
