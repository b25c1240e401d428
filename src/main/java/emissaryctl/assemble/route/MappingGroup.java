package emissaryctl.assemble.route;

import emissaryctl.resource.LabelGroup;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;

/// Mappings that match the same requests: members with their shares, or a redirect, and perhaps a shadow. `first`
/// donated what all must agree on. `joined` are the members in the order in which they joined, `members` in that of the
/// routes.
public record MappingGroup(
        String id,
        PlannedMapping first,
        RouteWeight weight,
        List<Share> members,
        List<PlannedMapping> joined,
        Optional<PlannedMapping> redirect,
        Optional<PlannedMapping> shadow,
        SortedMap<String, String> labels) {

    public MappingGroup {
        members = List.copyOf(members);
        joined = List.copyOf(joined);
    }

    /// A member and the running total of percent up to and including its own.
    public record Share(PlannedMapping mapping, int upTo) {}

    /// Members in the order in which their settings flow together: a later one's value replaces an earlier one's.
    List<PlannedMapping> flowing() {
        return inOrderOfFlow(joined);
    }

    static List<PlannedMapping> inOrderOfFlow(List<PlannedMapping> joined) {
        if (joined.size() < 2) return joined;
        return joined.stream()
                .sorted(Comparator.comparing(PlannedMapping::weight))
                .toList();
    }

    SequencedMap<String, List<LabelGroup>> rateLimitLabels() {
        return first.mapping().policy().labels();
    }
}
