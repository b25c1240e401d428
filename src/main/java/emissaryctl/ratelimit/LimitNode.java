package emissaryctl.ratelimit;

import java.util.List;
import java.util.Optional;

/// Labels with a key, and after them others.
public record LimitNode(String key, Values values, Optional<ServerLimit> limit, List<LimitNode> children) {

    public LimitNode {
        children = List.copyOf(children);
    }

    /// Whether the server may come to this node with a label of another one, since all it compares are key and value
    /// with `_` between: `a_b` and `c` are `a` and `b_c`.
    boolean isMistakenFor(LimitNode other) {
        if (key.equals(other.key)) return false;
        if (glued().equals(other.glued())) return true;
        boolean longer = key.startsWith(other.key + "_");
        return longer
                && switch (other.values) {
                    case Together() -> true;
                    case Each() -> !(values instanceof Each);
                    case Exactly _ -> false;
                };
    }

    private String glued() {
        return values instanceof Exactly(String value) ? key + "_" + value : key;
    }

    /// The label in words.
    String label() {
        return values instanceof Exactly(String value) ? key + "=" + value : key;
    }

    /// Which values, and how they count.
    public sealed interface Values {}

    /// This one.
    public record Exactly(String value) implements Values {}

    /// Any, each counted by itself.
    public record Each() implements Values {}

    /// Any, counted together.
    public record Together() implements Values {}
}
