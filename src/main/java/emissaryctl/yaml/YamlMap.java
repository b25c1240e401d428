package emissaryctl.yaml;

import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;

/// A mapping with string keys in document order.
public final class YamlMap implements YamlNode {

    /// A key with its place, and the value under it.
    public record Entry(String key, Span keySpan, YamlNode value) {}

    private final SequencedMap<String, Entry> entries;
    private final Span span;

    private YamlMap(SequencedMap<String, Entry> entries, Span span) {
        this.entries = Collections.unmodifiableSequencedMap(entries);
        this.span = span;
    }

    /// A map of the given entries; of two entries with one key the later counts.
    public static YamlMap of(List<Entry> entries, Span span) {
        SequencedMap<String, Entry> byKey = new LinkedHashMap<>();
        for (Entry entry : entries) byKey.put(entry.key(), entry);
        return new YamlMap(byKey, span);
    }

    /// A map of entries that nobody else changes.
    static YamlMap owning(SequencedMap<String, Entry> entries, Span span) {
        return new YamlMap(entries, span);
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
        return entries.containsKey(key);
    }

    public Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
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
    public SequencedCollection<Entry> entries() {
        return entries.sequencedValues();
    }

    /// This map with `entry` in place of the one with its key, or added at the end.
    public YamlMap with(Entry entry) {
        List<Entry> changed = new ArrayList<>(entries.values());
        changed.add(entry);
        SequencedMap<String, Entry> byKey = new LinkedHashMap<>();
        for (Entry each : changed) byKey.put(each.key(), each);
        return new YamlMap(byKey, span);
    }

    /// This map without the entry under `key`.
    public YamlMap without(String key) {
        if (!entries.containsKey(key)) return this;
        SequencedMap<String, Entry> rest = new LinkedHashMap<>(entries);
        rest.remove(key);
        return new YamlMap(rest, span);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof YamlMap map && entries.equals(map.entries) && span.equals(map.span);
    }

    @Override
    public int hashCode() {
        return Map.copyOf(entries).hashCode();
    }

    @Override
    public String toString() {
        return "YamlMap" + entries.keySet();
    }
}
