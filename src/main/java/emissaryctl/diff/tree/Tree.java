package emissaryctl.diff.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    /// A value under a name.
    record Field(String name, Tree value) {
        private static final Comparator<Field> BY_NAME = Comparator.comparing(Field::name);
    }

    /// Fields in the order of their names, each name once. A list, as there are few fields in most and there are
    /// hundreds of thousands of branches.
    record Branch(List<Field> fields) implements Tree {
        public static final Branch EMPTY = new Branch(List.of());

        public Branch {
            fields = areInOrder(fields) ? List.copyOf(fields) : inOrder(fields);
        }

        private static boolean areInOrder(List<Field> fields) {
            for (int i = 1; i < fields.size(); i++) {
                if (Field.BY_NAME.compare(fields.get(i - 1), fields.get(i)) >= 0) return false;
            }
            return true;
        }

        /// Of two with one name the later counts.
        private static List<Field> inOrder(List<Field> fields) {
            List<Field> sorted = new ArrayList<>(fields);
            sorted.sort(Field.BY_NAME);
            for (int i = sorted.size() - 2; i >= 0; i--) {
                if (sorted.get(i).name().equals(sorted.get(i + 1).name())) sorted.remove(i);
            }
            return List.copyOf(sorted);
        }

        /// The member of this name.
        public Optional<Tree> get(String name) {
            int hash = name.hashCode();
            for (int i = 0; i < fields.size(); i++) {
                Field field = fields.get(i);
                if (field.name().hashCode() == hash && field.name().equals(name)) return Optional.of(field.value());
            }
            return Optional.empty();
        }

        /// Whether there is a member of this name.
        public boolean has(String name) {
            return get(name).isPresent();
        }

        /// The same with another field, or another value of it.
        public Branch with(String name, Tree value) {
            List<Field> changed = new ArrayList<>(fields);
            changed.add(new Field(name, value));
            return new Branch(changed);
        }

        /// The same less these members.
        public Branch without(String... names) {
            List<String> unwanted = List.of(names);
            List<Field> rest = new ArrayList<>(fields.size());
            for (Field field : fields) {
                if (!unwanted.contains(field.name())) rest.add(field);
            }
            return rest.size() == fields.size() ? this : new Branch(rest);
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
                for (Field field : fields) {
                    line.append(gap).append(field.name()).append(": ");
                    field.value().write(line, shown);
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
