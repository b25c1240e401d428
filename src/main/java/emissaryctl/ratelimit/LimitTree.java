package emissaryctl.ratelimit;

import emissaryctl.ratelimit.LimitNode.Each;
import emissaryctl.ratelimit.LimitNode.Exactly;
import emissaryctl.ratelimit.LimitNode.Together;
import emissaryctl.ratelimit.LimitNode.Values;
import emissaryctl.ratelimit.LimitPattern.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Lays out patterns in such a way that the server finds for every label group the longest pattern that it begins with.
/// The server wants a limit where a group ends, and never looks back. So there are nodes for everything that may follow
/// a pattern in the groups that Envoy sends; what follows is counted together.
final class LimitTree {

    /// Where groups end, and the pattern that counts there. `place` tells apart what the server counts apart, though it
    /// is one limit: the labels after the pattern.
    record Leaf(LimitPattern winner, List<LabelShape> groups, String place) {
        Leaf {
            groups = List.copyOf(groups);
        }

        Leaf after(String step) {
            return new Leaf(winner, groups, "/" + step + place);
        }
    }

    /// Nodes, and all leaves among and below them.
    record Level(List<LimitNode> nodes, List<Leaf> leaves) {
        Level {
            nodes = List.copyOf(nodes);
            leaves = List.copyOf(leaves);
        }
    }

    /// Stands for a value after a pattern that is counted apart from others.
    private static final String EACH = "*";

    private LimitTree() {}

    /// The whole tree. Each pattern is a group by itself, too, as one may come from elsewhere.
    static Level of(List<LimitPattern> patterns, List<LabelShape> groups) {
        List<LabelShape> all = Stream.concat(
                        groups.stream(),
                        patterns.stream().map(pattern -> new LabelShape(pattern.labels(), Optional.empty())))
                .toList();
        return level(0, patterns, all);
    }

    /// What may come at a place for patterns that fit all before it.
    private static Level level(int depth, List<LimitPattern> fitting, List<LabelShape> groups) {
        List<LimitNode> nodes = new ArrayList<>();
        List<Leaf> leaves = new ArrayList<>();
        SortedSet<String> keys = new TreeSet<>();
        groups.stream().filter(group -> group.size() > depth).forEach(group -> keys.add(key(group, depth)));
        for (String key : keys) {
            List<LabelShape> here = groups.stream()
                    .filter(group -> group.size() > depth && key(group, depth).equals(key))
                    .toList();
            SortedSet<String> values = new TreeSet<>();
            fitting.stream()
                    .filter(pattern -> pattern.size() > depth)
                    .map(pattern -> pattern.labels().get(depth))
                    .filter(label -> label.key().equals(key))
                    .forEach(label -> label.value().ifPresent(values::add));
            for (String value : values) {
                add(
                        depth,
                        key,
                        Optional.of(value),
                        fitting(depth, fitting, key, Optional.of(value)),
                        here.stream()
                                .filter(group -> group.labels().get(depth).admits(value))
                                .toList(),
                        nodes,
                        leaves);
            }
            add(
                    depth,
                    key,
                    Optional.empty(),
                    fitting(depth, fitting, key, Optional.empty()),
                    here.stream()
                            .filter(group -> group.labels()
                                    .get(depth)
                                    .value()
                                    .filter(values::contains)
                                    .isEmpty())
                            .toList(),
                    nodes,
                    leaves);
        }
        return new Level(nodes, leaves);
    }

    private static String key(LabelShape group, int depth) {
        return group.labels().get(depth).key();
    }

    /// Patterns that are at their end, and those that go on with this label. Without a value it is one that no pattern
    /// names.
    private static List<LimitPattern> fitting(
            int depth, List<LimitPattern> before, String key, Optional<String> value) {
        return before.stream()
                .filter(pattern -> {
                    if (pattern.size() <= depth) return true;
                    Label label = pattern.labels().get(depth);
                    boolean fits = label.value().isEmpty() || label.value().equals(value);
                    return label.key().equals(key) && fits;
                })
                .toList();
    }

    private static void add(
            int depth,
            String key,
            Optional<String> value,
            List<LimitPattern> fitting,
            List<LabelShape> groups,
            List<LimitNode> nodes,
            List<Leaf> leaves) {
        List<LabelShape> ending =
                groups.stream().filter(group -> group.size() == depth + 1).toList();
        Optional<LimitPattern> winner = fitting.stream()
                .filter(pattern -> pattern.size() <= depth + 1 && !ending.isEmpty())
                .min(LimitPattern.BEST);
        Level below = level(depth + 1, fitting, groups);
        List<Leaf> found = new ArrayList<>(below.leaves());
        winner.ifPresent(pattern -> found.add(new Leaf(
                pattern,
                ending.stream().filter(group -> group.sender().isPresent()).toList(),
                "")));
        if (found.isEmpty()) return;
        boolean part = found.stream().anyMatch(leaf -> leaf.winner().size() > depth);
        Values values = value.<Values>map(Exactly::new).orElseGet(() -> part ? new Each() : new Together());
        String step = switch (values) {
            case Exactly(String text) -> key + "=" + text;
            case Each() -> key + "=" + EACH;
            case Together() -> key;
        };
        nodes.add(new LimitNode(key, values, winner.map(LimitPattern::limit), below.nodes()));
        found.stream()
                .map(leaf -> leaf.winner().size() > depth ? leaf : leaf.after(step))
                .forEach(leaves::add);
    }

    /// The patterns whose requests the server counts in several places, and these.
    static SequencedMap<LimitPattern, SortedSet<String>> apart(List<Leaf> leaves) {
        SequencedMap<LimitPattern, SortedSet<String>> places = new LinkedHashMap<>();
        for (Leaf leaf : leaves) {
            if (leaf.groups().isEmpty()) continue;
            places.computeIfAbsent(leaf.winner(), _ -> new TreeSet<>()).add(leaf.place());
        }
        places.values().removeIf(all -> all.size() == 1 && !(all.getFirst() + "/").contains("=" + EACH + "/"));
        return places;
    }
}
