package emissaryctl.ratelimit;

import emissaryctl.gateway.KnownLimits;
import emissaryctl.resource.Metadata;
import emissaryctl.source.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What label groups begin with to which a limit applies, and the limit. Where the user names several labels there is a
/// pattern for each.
record LimitPattern(Metadata owner, int index, List<Label> labels, ServerLimit limit) {

    /// The one that counts comes first: the longer one, then the one that says more about the first labels.
    static final Comparator<LimitPattern> BEST = Comparator.<LimitPattern>comparingInt(LimitPattern::size)
            .reversed()
            .thenComparing(pattern -> pattern.labels().stream()
                    .map(label -> label.value().isPresent() ? "0" : "1")
                    .reduce("", String::concat));

    LimitPattern {
        labels = List.copyOf(labels);
    }

    /// A label, with any value when there is none.
    record Label(String key, Optional<String> value) {
        boolean admits(String text) {
            return value.isEmpty() || value.get().equals(text);
        }
    }

    int size() {
        return labels.size();
    }

    /// The limit with its place.
    KnownLimits.Limit known(String domain) {
        return new KnownLimits.Limit(
                new Origin(owner.ref(), owner.at("limits", Integer.toString(index))),
                domain,
                labels.stream()
                        .map(label -> new KnownLimits.Label(label.key(), label.value()))
                        .toList(),
                limit.requestsPerUnit(),
                limit.unit(),
                limit.shadow());
    }

    /// All label lists that some items of a pattern stand for.
    static List<List<Label>> expanded(List<SequencedMap<String, String>> items) {
        List<List<Label>> all = List.of(List.of());
        for (SequencedMap<String, String> item : items) {
            List<List<Label>> longer = new ArrayList<>();
            for (List<Label> before : all) {
                item.forEach((key, value) -> {
                    boolean any = value.isEmpty() || value.equals("*");
                    List<Label> labels = new ArrayList<>(before);
                    labels.add(new Label(key, any ? Optional.empty() : Optional.of(value)));
                    longer.add(List.copyOf(labels));
                });
            }
            all = longer;
        }
        return all;
    }
}
