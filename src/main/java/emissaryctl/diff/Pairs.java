package emissaryctl.diff;

import emissaryctl.diff.Subject.OfCluster;
import emissaryctl.diff.Subject.OfItem;
import emissaryctl.diff.Subject.OfRoute;
import emissaryctl.diff.tree.ClusterItem;
import emissaryctl.diff.tree.Item;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.Tree;
import java.util.Optional;
import java.util.stream.Stream;

/// What an entry changes and has on both sides, for those who want to look at one against the other.
public final class Pairs {

    /// The same thing as it was and as it is.
    public record Changed<T>(T before, T after) {}

    private Pairs() {}

    public static Stream<Changed<RouteItem>> routes(Entry entry) {
        return entry.differences().stream()
                .flatMap(each ->
                        each.subject() instanceof OfRoute route ? both(route.before(), route.after()) : Stream.empty());
    }

    public static Stream<Changed<ClusterItem>> clusters(Entry entry) {
        return entry.differences().stream()
                .flatMap(each -> each.subject() instanceof OfCluster cluster
                        ? both(cluster.before(), cluster.after())
                        : Stream.empty());
    }

    public static Stream<Changed<Tree>> items(Entry entry, Layer layer) {
        return entry.differences().stream()
                .filter(each -> each.layer() == layer)
                .flatMap(each -> each.subject() instanceof OfItem item
                        ? both(item.before().map(Item::tree), item.after().map(Item::tree))
                        : Stream.empty());
    }

    private static <T> Stream<Changed<T>> both(Optional<T> before, Optional<T> after) {
        return before.isPresent() && after.isPresent()
                ? Stream.of(new Changed<>(before.get(), after.get()))
                : Stream.empty();
    }
}
