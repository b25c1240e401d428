package emissaryctl.diff.judge;

import emissaryctl.diff.Tree;
import java.util.Optional;

/// The HTTP filters of a connection manager.
final class Filters {

    private Filters() {}

    /// The filter of this name, if it is there.
    static Optional<Tree> find(Tree filters, String name) {
        return filters.list("http_filters").stream()
                .filter(filter -> filter.text("name").filter(name::equals).isPresent())
                .findFirst();
    }
}
