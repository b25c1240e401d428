package emissaryctl.diff;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What there is to say of two configurations. `before` and `after` are their names; findings there are of two sets of
/// resources; `passedOver` is what neither side makes anything of, as Emissary does not;
/// `notUnderstood` is what a side has, where one came from Envoy, of which nothing is claimed.
public record Comparison(
        String before,
        String after,
        List<Entry> entries,
        Optional<Findings> findings,
        SortedMap<String, Integer> passedOver,
        List<NotUnderstood> notUnderstood) {

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::layer)
            .thenComparing(entry -> entry.resource().map(Object::toString).orElse(""));

    public Comparison {
        entries = entries.stream().sorted(ORDER).toList();
        passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
        notUnderstood = List.copyOf(notUnderstood);
    }

    public Comparison with(Findings others) {
        return new Comparison(before, after, entries, Optional.of(others), passedOver, notUnderstood);
    }

    /// Whether a change is judged so risky, or worse, or a finding as bad is new.
    public boolean reaches(Risk least) {
        return risk().filter(risk -> risk.reaches(least)).isPresent()
                || findings.filter(each -> each.reaches(least)).isPresent();
    }

    /// The worst that is judged of any change.
    public Optional<Risk> risk() {
        return entries.stream().flatMap(entry -> entry.risk().stream()).min(Comparator.naturalOrder());
    }

    public long count(Risk risk) {
        return entries.stream()
                .filter(entry -> entry.risk().filter(risk::equals).isPresent())
                .count();
    }
}
