package emissaryctl.diff.compare;

import emissaryctl.diff.Difference;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Subject.OfCluster;
import emissaryctl.diff.tree.ClusterItem;
import emissaryctl.diff.tree.FieldChange;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.Tree.Leaf;
import emissaryctl.diff.tree.TreeDiff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The clusters of both sides. One that has another name and nothing else has been renamed, which running connections
/// notice.
final class ClusterDiff {

    static final String NAME = "name";

    private final Pairing<ClusterItem> pairing;
    private final Map<String, ClusterItem> before = new HashMap<>();
    private final Map<String, ClusterItem> after = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    ClusterDiff(List<ClusterItem> before, List<ClusterItem> after) {
        before.forEach(cluster -> this.before.put(cluster.name(), cluster));
        after.forEach(cluster -> this.after.put(cluster.name(), cluster));
        Pairing<ClusterItem> sameName = Matchmaker.match(before, after, cluster -> Optional.of(cluster.name()));
        Pairing<ClusterItem> sameContent = Matchmaker.then(sameName, cluster -> Optional.of(cluster.treeKey()));
        this.pairing = Matchmaker.then(sameContent, cluster -> Optional.of(cluster.target()));
        pairing.pairs()
                .forEach(pair -> names.put(pair.before().name(), pair.after().name()));
    }

    List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        for (Pair<ClusterItem> pair : pairing.pairs()) {
            List<FieldChange> fields = new ArrayList<>(fields(pair.before(), pair.after()));
            if (!pair.before().name().equals(pair.after().name())) {
                fields.add(new FieldChange(
                        NAME,
                        Optional.of(new Leaf(pair.before().name())),
                        Optional.of(new Leaf(pair.after().name()))));
            }
            if (!fields.isEmpty()) found.add(difference(Optional.of(pair.before()), Optional.of(pair.after()), fields));
        }
        pairing.removed().forEach(old -> found.add(difference(Optional.of(old), Optional.empty(), List.of())));
        pairing.added().forEach(now -> found.add(difference(Optional.empty(), Optional.of(now), List.of())));
        return found;
    }

    private static List<FieldChange> fields(ClusterItem before, ClusterItem after) {
        return before.treeKey().equals(after.treeKey()) ? List.of() : TreeDiff.between(before.tree(), after.tree());
    }

    /// What else changes for a route that goes to the same place through another cluster.
    List<FieldChange> between(RouteItem old, RouteItem now) {
        Optional<ClusterItem> from = old.clusterName().map(before::get);
        Optional<ClusterItem> to = now.clusterName().map(after::get);
        if (from.isEmpty() || to.isEmpty()) return List.of();
        boolean told = to.get().name().equals(names.get(from.get().name()))
                || !from.get().target().equals(to.get().target());
        if (told) return List.of();
        return fields(from.get(), to.get()).stream()
                .map(change -> change.below("cluster"))
                .toList();
    }

    private static Difference difference(
            Optional<ClusterItem> before, Optional<ClusterItem> after, List<FieldChange> fields) {
        Kind kind = before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
        return new Difference(
                new OfCluster(before, after),
                kind,
                before.flatMap(ClusterItem::origin),
                after.flatMap(ClusterItem::origin),
                fields);
    }
}
