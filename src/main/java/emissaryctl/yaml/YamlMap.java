package emissaryctl.yaml;

import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A mapping with string keys in document order.
public final class YamlMap implements YamlNode {

    /// A key with its place, and the value under it.
    public record Entry(String key, Span keySpan, YamlNode value) {}

    /// In maps of up to so many entries these are looked through: most are small, and there are many of them.
    private static final int SMALL = 12;

    private final List<Entry> entries;
    private final Map<String, Entry> index;
    /// A bit for the hash code of each key: most fields that a resource may have are asked for in vain.
    private final long hashes;

    private final Span span;

    /// @param entries with different keys
    private YamlMap(Collection<Entry> entries, Span span) {
        this.entries = List.copyOf(entries);
        this.index = entries.size() > SMALL
                ? this.entries.stream().collect(Collectors.toUnmodifiableMap(Entry::key, Function.identity()))
                : Map.of();
        long bits = 0;
        for (Entry entry : this.entries) bits |= bit(entry.key().hashCode());
        this.hashes = bits;
        this.span = span;
    }

    private static long bit(int hash) {
        // The shift takes the lowest six bits of the hash code.
        return 1L << hash;
    }

    /// A map of the given entries; of two entries with one key the later counts.
    public static YamlMap of(List<Entry> entries, Span span) {
        SequencedMap<String, Entry> byKey = new LinkedHashMap<>();
        for (Entry entry : entries) byKey.put(entry.key(), entry);
        return new YamlMap(byKey.values(), span);
    }

    static YamlMap of(SequencedMap<String, Entry> byKey, Span span) {
        return new YamlMap(byKey.values(), span);
    }

    @Override
    public YamlMap moved(UnaryOperator<Span> shift) {
        List<Entry> moved = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            moved.add(new Entry(
                    entry.key(), shift.apply(entry.keySpan()), entry.value().moved(shift)));
        }
        return new YamlMap(moved, shift.apply(span));
    }

    @Override
    public Span span() {
        return span;
    }

    @Override
    public String kind() {
        return "a map";
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public boolean has(String key) {
        return entry(key).isPresent();
    }

    public Optional<Entry> entry(String key) {
        // Strings keep their hash codes.
        int hash = key.hashCode();
        if ((hashes & bit(hash)) == 0) return Optional.empty();
        if (entries.size() > SMALL) return Optional.ofNullable(index.get(key));
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.key().hashCode() == hash && entry.key().equals(key)) return Optional.of(entry);
        }
        return Optional.empty();
    }

    /// The value under `key`, null values included.
    public Optional<YamlNode> get(String key) {
        return entry(key).map(Entry::value);
    }

    public Optional<YamlMap> map(String key) {
        return get(key).flatMap(node -> node instanceof YamlMap map ? Optional.of(map) : Optional.empty());
    }

    /// The text under `key` when it is a string.
    public Optional<String> string(String key) {
        return get(key).flatMap(node -> node instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.STRING
                ? Optional.of(scalar.text())
                : Optional.empty());
    }

    /// In document order.
    public List<Entry> entries() {
        return entries;
    }

    /// This map with `entry` in place of the one with its key, or added at the end.
    public YamlMap with(Entry entry) {
        List<Entry> changed = new ArrayList<>(entries);
        changed.add(entry);
        return of(changed, span);
    }

    /// This map without the entry under `key`.
    public YamlMap without(String key) {
        if (!has(key)) return this;
        return of(entries.stream().filter(entry -> !entry.key().equals(key)).toList(), span);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof YamlMap map
                && Set.copyOf(entries).equals(Set.copyOf(map.entries))
                && span.equals(map.span);
    }

    @Override
    public int hashCode() {
        return Set.copyOf(entries).hashCode();
    }

    @Override
    public String toString() {
        return "YamlMap" + entries.stream().map(Entry::key).toList();
    }
}
