package emissaryctl.diff.normal;

import emissaryctl.diff.Tree;
import emissaryctl.diff.Tree.Branch;
import emissaryctl.diff.Tree.Items;
import emissaryctl.diff.Tree.Leaf;
import emissaryctl.output.TreeSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/// Makes a tree of a configuration that is walked through.
final class TreeGrower implements TreeSink {

    /// What is not complete yet: an object with the name of its next field, or a list.
    private static final class Open {
        private final TreeMap<String, Tree> fields = new TreeMap<>();
        private final List<Tree> items = new ArrayList<>();
        private final boolean list;
        private String name = "";

        private Open(boolean list) {
            this.list = list;
        }

        private void add(Tree value) {
            if (list) items.add(value);
            else fields.put(name, value);
        }

        private Tree closed() {
            return list ? new Items(items) : new Branch(fields);
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private final Open root = new Open(true);

    TreeGrower() {
        open.push(root);
    }

    Branch tree() {
        return root.items.getFirst() instanceof Branch branch ? branch : Branch.EMPTY;
    }

    private void add(Tree value) {
        open.element().add(value);
    }

    @Override
    public void beginObject() {
        open.push(new Open(false));
    }

    @Override
    public void name(String name) {
        open.element().name = name;
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
        add(new Leaf(text));
    }

    @Override
    public void literal(String literal) {
        add(new Leaf(literal));
    }
}
