package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// One rule of a FilterPolicy: globs for host and path, and the Filters that requests for them pass, maybe none.
public record FilterRule(
        Optional<String> host, Optional<String> path, Optional<Integer> precedence, List<FilterReference> filters) {

    public FilterRule {
        filters = List.copyOf(filters);
    }
}
