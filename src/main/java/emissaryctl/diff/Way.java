package emissaryctl.diff;

import emissaryctl.source.ResourceRef;
import java.util.List;

/// What becomes of a request on one side, in `words`: the clusters that it may get to, the resources whose routes it
/// takes, the filters of FilterPolicies that it passes, and whether there is nothing for it at all.
public record Way(String words, List<String> targets, List<ResourceRef> resources, List<String> filters, boolean lost) {
    public Way {
        targets = List.copyOf(targets);
        filters = List.copyOf(filters);
        resources = List.copyOf(resources);
    }
}
