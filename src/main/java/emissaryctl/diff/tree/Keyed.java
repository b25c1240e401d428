package emissaryctl.diff.tree;

import emissaryctl.diff.tree.Tree.Branch;

/// A tree with the line that tells it apart.
public record Keyed(Branch tree, String key) {
    public Keyed(Branch tree) {
        this(tree, tree.key());
    }
}
