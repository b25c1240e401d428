package emissaryctl.assemble;

import emissaryctl.resource.LabelGroup;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;

/// Mappings that match the same requests: members with their shares, or a redirect, and perhaps a shadow. `first`
/// donated what all must agree on.
record MappingGroup(
        String id,
        PlannedMapping first,
        RouteWeight weight,
        List<Share> members,
        Optional<PlannedMapping> redirect,
        Optional<PlannedMapping> shadow,
        SortedMap<String, String> labels) {

    MappingGroup {
        members = List.copyOf(members);
    }

    /// A member and the running total of percent up to and including its own.
    record Share(PlannedMapping mapping, int upTo) {}

    /// Members in the order in which their settings flow together: a later one's value replaces an earlier one's.
    List<PlannedMapping> flowing() {
        return members.stream()
                .map(Share::mapping)
                .sorted((one, other) -> one.weight().compareTo(other.weight()))
                .toList();
    }

    SequencedMap<String, List<LabelGroup>> rateLimitLabels() {
        return first.mapping().policy().labels();
    }
}
