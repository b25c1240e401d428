package emissaryctl.diff.witness;

import emissaryctl.diff.tree.HostRoutes;
import emissaryctl.diff.tree.Reach;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The routes of a virtual host by their paths, so that those that may take requests of another, or it theirs, are
/// found without a look at all.
final class ReachIndex {

    /// A route, its place among the others, and what it takes.
    record Placed(RouteItem route, int position, Reach reach) {}

    private final Map<RouteItem, Placed> all = new IdentityHashMap<>();
    private final NavigableMap<String, List<Placed>> byPath = new TreeMap<>();
    private final Map<Tree, List<Placed>> byRegex = new HashMap<>();

    ReachIndex(HostRoutes host) {
        for (RouteItem route : host.routes()) {
            Placed placed = new Placed(route, all.size(), Reach.of(route));
            all.put(route, placed);
            Optional<Tree> regex = placed.reach().regex();
            List<Placed> alike = regex.isPresent()
                    ? byRegex.computeIfAbsent(regex.get(), _ -> new ArrayList<>())
                    : byPath.computeIfAbsent(folded(placed.reach().path()), _ -> new ArrayList<>());
            alike.add(placed);
        }
    }

    private static String folded(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    /// The route, if it is one of these.
    Optional<Placed> get(RouteItem route) {
        return Optional.ofNullable(all.get(route));
    }

    /// Those before the route that take all that it would take, and those behind it of which it takes all, in order.
    List<Placed> inTheWay(Placed changed) {
        Stream<Placed> before = mayCover(changed)
                .filter(other -> other.position() < changed.position())
                .filter(other -> other.reach().covers(changed.reach()));
        Stream<Placed> behind = mayBeCovered(changed)
                .filter(other -> other.position() > changed.position())
                .filter(other -> changed.reach().covers(other.reach()));
        return Stream.concat(before, behind)
                .sorted(Comparator.comparing(Placed::position))
                .toList();
    }

    private Stream<Placed> mayCover(Placed changed) {
        Optional<Tree> regex = changed.reach().regex();
        if (regex.isPresent()) {
            return Stream.concat(withPath("/"), byRegex.getOrDefault(regex.get(), List.of()).stream());
        }
        String path = folded(changed.reach().path());
        return Stream.iterate(0, length -> length <= path.length(), length -> length + 1)
                .flatMap(length -> withPath(path.substring(0, length)));
    }

    private Stream<Placed> mayBeCovered(Placed changed) {
        Optional<Tree> regex = changed.reach().regex();
        if (regex.isPresent()) return byRegex.getOrDefault(regex.get(), List.of()).stream();
        if (changed.reach().takesAllPaths()) return all.values().stream();
        String path = folded(changed.reach().path());
        return byPath.tailMap(path, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(path))
                .flatMap(entry -> entry.getValue().stream());
    }

    private Stream<Placed> withPath(String path) {
        return byPath.getOrDefault(path, List.of()).stream();
    }
}
