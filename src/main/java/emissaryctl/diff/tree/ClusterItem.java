package emissaryctl.diff.tree;

import emissaryctl.source.Origin;
import java.util.Optional;

/// A cluster. Its name is made up; `target` is where it leads, which is what it is known by.
public record ClusterItem(String name, String target, Optional<Origin> origin, Tree tree, String treeKey) {

    public static ClusterItem of(String name, String target, Optional<Origin> origin, Tree tree) {
        return new ClusterItem(name, target, origin, tree, tree.key());
    }
}
