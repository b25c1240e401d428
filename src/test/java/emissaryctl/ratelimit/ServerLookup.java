package emissaryctl.ratelimit;

import emissaryctl.ratelimit.LimitNode.Each;
import emissaryctl.ratelimit.LimitNode.Exactly;
import emissaryctl.ratelimit.LimitNode.Together;
import java.util.List;
import java.util.Optional;

/// How the rate-limit server finds the limit of a label group, and what it counts it under.
record ServerLookup(List<LimitNode> nodes) {

    /// A label with its value.
    record Sent(String key, String value) {}

    record Found(ServerLimit limit, String counter) {}

    Optional<Found> find(List<Sent> group) {
        List<LimitNode> level = nodes;
        StringBuilder counter = new StringBuilder();
        Optional<LimitNode> node = Optional.empty();
        for (Sent label : group) {
            node = next(level, label);
            if (node.isEmpty()) return Optional.empty();
            boolean together = node.get().values() instanceof Together;
            counter.append(label.key())
                    .append('_')
                    .append(together ? "*" : label.value())
                    .append('_');
            level = node.get().children();
        }
        return node.flatMap(LimitNode::limit).map(limit -> new Found(limit, counter.toString()));
    }

    private static Optional<LimitNode> next(List<LimitNode> level, Sent label) {
        List<LimitNode> ofKey =
                level.stream().filter(node -> node.key().equals(label.key())).toList();
        return ofKey.stream()
                .filter(node -> node.values().equals(new Exactly(label.value())))
                .findFirst()
                .or(() -> ofKey.stream()
                        .filter(node -> node.values() instanceof Together)
                        .findFirst())
                .or(() -> ofKey.stream()
                        .filter(node -> node.values() instanceof Each)
                        .findFirst());
    }
}
