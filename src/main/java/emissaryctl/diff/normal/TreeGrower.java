package emissaryctl.diff.normal;

import emissaryctl.diff.Tree;
import emissaryctl.diff.Tree.Branch;
import emissaryctl.diff.Tree.Field;
import emissaryctl.diff.Tree.Items;
import emissaryctl.diff.Tree.Leaf;
import emissaryctl.output.TreeSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes a tree of a configuration that is walked through.
final class TreeGrower implements TreeSink {

    /// What is not complete yet: an object, whose values have names, or a list.
    private record Open(List<String> names, List<Tree> values, boolean list) {
        private Open(boolean list) {
            this(new ArrayList<>(), new ArrayList<>(), list);
        }

        private Tree closed() {
            if (list) return new Items(values);
            List<Field> fields = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) fields.add(new Field(names.get(i), values.get(i)));
            return new Branch(fields);
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private final Open root = new Open(true);
    /// The same few texts stand everywhere.
    private final Map<String, Leaf> leaves = new HashMap<>();

    TreeGrower() {
        open.push(root);
    }

    Branch tree() {
        return root.values().getFirst() instanceof Branch branch ? branch : Branch.EMPTY;
    }

    private Leaf leaf(String text) {
        return leaves.computeIfAbsent(text, Leaf::new);
    }

    private void add(Tree value) {
        open.element().values().add(value);
    }

    @Override
    public void beginObject() {
        open.push(new Open(false));
    }

    @Override
    public void name(String name) {
        open.element().names().add(name);
    }

    @Override
    public void endObject() {
        add(open.pop().closed());
    }

    @Override
    public void beginList() {
        open.push(new Open(true));
    }

    @Override
    public void item() {}

    @Override
    public void endList() {
        add(open.pop().closed());
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
