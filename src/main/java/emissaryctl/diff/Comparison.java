package emissaryctl.diff;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What there is to say of two configurations. `before` and `after` are their names.
public record Comparison(String before, String after, List<Entry> entries) {

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::layer)
            .thenComparing(entry -> entry.resource().map(Object::toString).orElse(""));

    public Comparison {
        entries = entries.stream().sorted(ORDER).toList();
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
