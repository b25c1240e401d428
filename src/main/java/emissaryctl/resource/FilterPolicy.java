package emissaryctl.resource;

import java.util.List;

/// `FilterPolicy` of Edge Stack: which requests pass which Filters. The first rule that fits counts.
public record FilterPolicy(Metadata metadata, List<FilterRule> rules) implements Resource {

    public FilterPolicy {
        rules = List.copyOf(rules);
    }
}
