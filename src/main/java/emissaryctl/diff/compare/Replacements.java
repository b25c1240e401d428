package emissaryctl.diff.compare;

import emissaryctl.diff.Difference;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Subject.OfCluster;
import emissaryctl.diff.Subject.OfItem;
import emissaryctl.diff.Subject.OfRoute;
import emissaryctl.diff.tree.Item;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.Side;
import emissaryctl.source.ResourceRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What Envoy tells of does not say whose it is. What is gone, or new, there belongs to the change that the other
/// side has in its place: a cluster to that of the routes that led to it, a filter chain to that of the one that its
/// listener has instead.
final class Replacements {

    private final Map<String, Set<ResourceRef>> byCluster = new HashMap<>();
    private final Map<String, Set<ResourceRef>> byListener = new HashMap<>();
    private final boolean oldUntold;
    private final boolean newUntold;

    /// @param home whose change a difference is, as far as that is told
    Replacements(
            Side before, Side after, List<Difference> differences, Function<Difference, Optional<ResourceRef>> home) {
        this.oldUntold = before.documents().isEmpty();
        this.newUntold = after.documents().isEmpty();
        if (!oldUntold && !newUntold) return;
        for (Difference each : differences) {
            switch (each.subject()) {
                case OfRoute(var old, var now, var _, var _) ->
                    Stream.of(old, now)
                            .flatMap(Optional::stream)
                            .flatMap(route -> route.clusterName().stream())
                            .forEach(name -> home.apply(each).ifPresent(ref -> add(byCluster, name, ref)));
                case OfItem item
                when isReplacement(each) -> home.apply(each).ifPresent(ref -> add(byListener, parent(item), ref));
                case OfItem _, OfCluster _ -> {}
            }
        }
    }

    private static void add(Map<String, Set<ResourceRef>> all, String key, ResourceRef ref) {
        all.computeIfAbsent(key, _ -> new HashSet<>()).add(ref);
    }

    private boolean isReplacement(Difference each) {
        return each.layer() == Layer.FILTER_CHAIN
                && (oldUntold && each.kind() == Kind.ADDED || newUntold && each.kind() == Kind.REMOVED);
    }

    private static String parent(OfItem item) {
        return item.after().or(item::before).map(Item::parent).orElse("");
    }

    /// Whose change it is that a thing is gone, or there, on a side that does not tell.
    Optional<ResourceRef> of(Difference difference) {
        boolean untold = oldUntold && difference.kind() == Kind.REMOVED || newUntold && difference.kind() == Kind.ADDED;
        if (!untold) return Optional.empty();
        return switch (difference.subject()) {
            case OfCluster _ when difference.origin().isPresent() -> Optional.empty();
            case OfCluster(var old, var now) -> old.or(() -> now).flatMap(cluster -> only(byCluster, cluster.name()));
            case OfItem item when difference.layer() == Layer.FILTER_CHAIN -> only(byListener, parent(item));
            case OfItem _, OfRoute _ -> Optional.empty();
        };
    }

    private static Optional<ResourceRef> only(Map<String, Set<ResourceRef>> all, String key) {
        Set<ResourceRef> refs = all.getOrDefault(key, Set.of());
        return refs.size() == 1 ? refs.stream().findFirst() : Optional.empty();
    }
}
