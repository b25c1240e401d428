package emissaryctl.assemble.policy;

import emissaryctl.resource.Metadata;
import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Where a policy names a Filter.
record PolicyPlace(Metadata policy, int rule, int filter) {

    /// The position of the reference, or of a field of it.
    Span at(String... field) {
        List<String> path =
                new ArrayList<>(List.of("rules", Integer.toString(rule), "filters", Integer.toString(filter)));
        path.addAll(List.of(field));
        return policy.at(path.toArray(String[]::new));
    }
}
