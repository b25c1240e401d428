package emissaryctl.yaml;

import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gathers the entries of a map in which every key stands once.
record MapEntries(List<YamlMap.Entry> entries, Set<String> keys) {

    MapEntries() {
        this(new ArrayList<>(4), new HashSet<>());
    }

    /// False when there is an entry with this key already.
    boolean add(YamlMap.Entry entry) {
        if (entries.size() >= YamlMap.SMALL) return addToMany(entry);
        for (YamlMap.Entry other : entries) {
            if (other.key().equals(entry.key())) return false;
        }
        return entries.add(entry);
    }

    private boolean addToMany(YamlMap.Entry entry) {
        if (keys.isEmpty()) entries.forEach(each -> keys.add(each.key()));
        return keys.add(entry.key()) && entries.add(entry);
    }

    YamlMap map(Span span) {
        return YamlMap.ofDistinct(entries, span);
    }
}
