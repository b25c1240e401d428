package emissaryctl.yaml;

import emissaryctl.source.Span;
import java.util.List;
import java.util.Optional;

/// A collection whose end has not been read. `opening` is the place of its first character, `weightBefore` the weight
/// of what stands before it in the document.
record OpenNode(
        Shape shape,
        Span opening,
        boolean bracketed,
        Optional<String> anchor,
        long weightBefore,
        List<Child> children) {

    enum Shape {
        MAP,
        LIST
    }

    /// A node where it is used: behind an alias, `place` is that of the alias. A map's children are keys and values in
    /// turn; `merges` marks a key `<<`.
    record Child(YamlNode node, Span place, boolean merges) {}

    boolean isAtKey() {
        return shape == Shape.MAP && children.size() % 2 == 0;
    }

    /// Brackets count to the span; without them it ends with the last child.
    Span span(Span closing) {
        if (bracketed) return opening.to(closing);
        return children.isEmpty() ? opening : opening.to(children.getLast().place());
    }
}
