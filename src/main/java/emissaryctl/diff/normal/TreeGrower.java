package emissaryctl.diff.normal;

import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Field;
import emissaryctl.diff.tree.Tree.Items;
import emissaryctl.diff.tree.Tree.Leaf;
import emissaryctl.output.TreeSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Makes a tree of a configuration that is walked through.
final class TreeGrower implements TreeSink {

    /// Messages with more bytes are hardly alike.
    private static final int LARGEST = 4096;

    /// What is not complete yet: an object, whose values have names, or a list.
    private record Open(List<String> names, List<Tree> values, Optional<MessageBytes> message) {
        private Open(Optional<MessageBytes> message) {
            this(new ArrayList<>(), new ArrayList<>(), message);
        }

        private Items list() {
            return new Items(values);
        }

        private Branch object() {
            List<Field> fields = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) fields.add(new Field(names.get(i), values.get(i)));
            return new Branch(fields);
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private final Open root = new Open(Optional.empty());
    private final KnownPieces known;
    private Optional<MessageBytes> next = Optional.empty();

    TreeGrower(KnownPieces known) {
        this.known = known;
        open.push(root);
    }

    Branch tree() {
        return root.values().getFirst() instanceof Branch branch ? branch : Branch.EMPTY;
    }

    /// The same few texts stand everywhere.
    private Leaf leaf(String text) {
        return known.leaves().computeIfAbsent(text, Leaf::new);
    }

    private void add(Tree value) {
        open.element().values().add(value);
    }

    @Override
    public boolean hasAlready(String type, byte[] bytes, int from, int to) {
        next = Optional.empty();
        if (to - from > LARGEST) return false;
        MessageBytes message = new MessageBytes(type, bytes, from, to);
        Branch tree = known.messages().get(message);
        if (tree == null) {
            next = Optional.of(message);
            return false;
        }
        add(tree);
        return true;
    }

    @Override
    public void beginObject() {
        open.push(new Open(next));
        next = Optional.empty();
    }

    @Override
    public void name(String name) {
        open.element().names().add(name);
    }

    @Override
    public void endObject() {
        Open ended = open.pop();
        Branch tree = ended.object();
        ended.message().ifPresent(message -> known.messages().put(message, tree));
        add(tree);
    }

    @Override
    public void beginList() {
        open.push(new Open(Optional.empty()));
    }

    @Override
    public void item() {}

    @Override
    public void endList() {
        add(open.pop().list());
    }

    @Override
    public void text(String text) {
        add(leaf(text));
    }

    @Override
    public void literal(String literal) {
        add(leaf(literal));
    }
}
