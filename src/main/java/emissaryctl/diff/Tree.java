package emissaryctl.diff;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A piece of a configuration: fields by name, lists, and texts.
public sealed interface Tree {

    /// A text, number or word. `shown` is what reports print in its place; it differs where the text is secret.
    record Leaf(String text, String shown) implements Tree {
        public Leaf(String text) {
            this(text, text);
        }

        @Override
        public String toString() {
            return shown;
        }
    }

    /// Fields in the order of their names.
    record Branch(SequencedMap<String, Tree> fields) implements Tree {
        public static final Branch EMPTY = new Branch(new TreeMap<>());

        public Branch {
            fields = Collections.unmodifiableSequencedMap(new TreeMap<>(fields));
        }

        public Optional<Tree> get(String name) {
            return Optional.ofNullable(fields.get(name));
        }

        /// The same with another field, or another value of it.
        public Branch with(String name, Tree value) {
            TreeMap<String, Tree> changed = new TreeMap<>(fields);
            changed.put(name, value);
            return new Branch(changed);
        }

        public Branch without(String... names) {
            TreeMap<String, Tree> rest = new TreeMap<>(fields);
            for (String name : names) rest.remove(name);
            return new Branch(rest);
        }
    }

    record Items(List<Tree> items) implements Tree {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// The tree below this one that the names lead to.
    default Optional<Tree> at(String... path) {
        Tree found = this;
        for (String name : path) {
            if (!(found instanceof Branch branch)) return Optional.empty();
            Optional<Tree> next = branch.get(name);
            if (next.isEmpty()) return Optional.empty();
            found = next.get();
        }
        return Optional.of(found);
    }

    /// The text there, if it is one.
    default Optional<String> text(String... path) {
        return at(path).flatMap(tree -> tree instanceof Leaf leaf ? Optional.of(leaf.text()) : Optional.empty());
    }

    /// What reports print of the text there.
    default Optional<String> label(String... path) {
        return at(path).flatMap(tree -> tree instanceof Leaf leaf ? Optional.of(leaf.shown()) : Optional.empty());
    }

    /// The list there; an empty one when there is none.
    default List<Tree> list(String... path) {
        return at(path).map(tree -> tree instanceof Items items ? items.items() : List.<Tree>of())
                .orElse(List.of());
    }

    /// One line that tells trees apart.
    default String key() {
        StringBuilder line = new StringBuilder();
        write(line, false);
        return line.toString();
    }

    /// One line to read.
    default String shown() {
        StringBuilder line = new StringBuilder();
        write(line, true);
        return line.toString();
    }

    private void write(StringBuilder line, boolean shown) {
        switch (this) {
            case Leaf leaf -> {
                // Lengths keep texts with commas in them apart.
                if (!shown) line.append(leaf.text().length()).append(':');
                line.append(shown ? leaf.shown() : leaf.text());
            }
            case Branch(var fields) -> {
                line.append('{');
                String gap = "";
                for (var field : fields.entrySet()) {
                    line.append(gap).append(field.getKey()).append(": ");
                    field.getValue().write(line, shown);
                    gap = ", ";
                }
                line.append('}');
            }
            case Items(var items) -> {
                line.append('[');
                String gap = "";
                for (Tree item : items) {
                    line.append(gap);
                    item.write(line, shown);
                    gap = ", ";
                }
                line.append(']');
            }
        }
    }
}
