package emissaryctl.diff.judge;

import emissaryctl.diff.tree.Tree;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The HTTP filters of a connection manager.
final class Filters {

    private Filters() {}

    /// The filter of this name, if it is there.
    static Optional<Tree> find(Tree filters, String name) {
        return filters.list("http_filters").stream()
                .filter(filter -> filter.text("name").filter(name::equals).isPresent())
                .findFirst();
    }

    /// Those that FilterPolicies want, by their names.
    static SortedMap<String, Tree> ofPolicies(Tree filters) {
        SortedMap<String, Tree> found = new TreeMap<>();
        for (Tree filter : filters.list("http_filters")) {
            filter.text("name")
                    .filter(name -> name.startsWith("filter.") || name.startsWith("filter_policy."))
                    .ifPresent(name -> found.put(name, filter));
        }
        return found;
    }
}
