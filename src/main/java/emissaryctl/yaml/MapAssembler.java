package emissaryctl.yaml;

import emissaryctl.diag.Diagnostic;
import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Makes a map from its keys and values. Follows go-yaml v2 (`decode.go:mapping`): keys become strings, of equal keys
/// the last counts, and `<<` puts the entries of other maps in at the place where it stands, so that only keys after
/// it override them.
final class MapAssembler {

    /// The map with what is wrong in it, or without a map the one reason why there can be none.
    record Assembled(Optional<YamlMap> map, List<Diagnostic> diagnostics) {}

    /// More of the same helps nobody.
    static final int MOST_DIAGNOSTICS = 100;

    private final SequencedMap<String, YamlMap.Entry> entries;
    /// The keys that the map itself sets, as opposed to those that it merges.
    private final Map<String, YamlMap.Entry> own;
    private final List<Diagnostic> diagnostics = new ArrayList<>(0);

    private MapAssembler(int size, boolean merging) {
        entries = LinkedHashMap.newLinkedHashMap(size);
        own = merging ? new HashMap<>() : entries;
    }

    static Assembled assemble(List<OpenNode.Child> children, Span span) {
        boolean merging = children.stream().anyMatch(OpenNode.Child::merges);
        MapAssembler assembler = new MapAssembler(children.size() / 2, merging);
        for (int i = 0; i + 1 < children.size(); i += 2) {
            Optional<Diagnostic> refusal = assembler.add(children.get(i), children.get(i + 1));
            if (refusal.isPresent()) return new Assembled(Optional.empty(), List.of(refusal.get()));
        }
        return new Assembled(Optional.of(YamlMap.of(assembler.entries, span)), assembler.diagnostics);
    }

    private Optional<Diagnostic> add(OpenNode.Child key, OpenNode.Child value) {
        if (key.merges()) return merge(value);
        if (!(key.node() instanceof YamlScalar scalar)) {
            return Optional.of(YamlProblems.complexKey(key.node(), key.place()));
        }
        Optional<String> name = Scalars.key(scalar);
        if (name.isEmpty()) return Optional.of(YamlProblems.unusableKey(scalar, key.place()));
        put(new YamlMap.Entry(name.get(), key.place(), value.node()));
        return Optional.empty();
    }

    private void put(YamlMap.Entry entry) {
        YamlMap.Entry before = own.put(entry.key(), entry);
        if (before != null && diagnostics.size() < MOST_DIAGNOSTICS) {
            diagnostics.add(YamlProblems.duplicateKey(entry.key(), entry.keySpan(), before.keySpan()));
        }
        if (own != entries) entries.put(entry.key(), entry);
    }

    private Optional<Diagnostic> merge(OpenNode.Child value) {
        return switch (value.node()) {
            case YamlMap map -> {
                mergeEntries(map);
                yield Optional.empty();
            }
            case YamlList list -> mergeAll(list, value.place());
            case YamlScalar scalar -> Optional.of(YamlProblems.mergeNeedsMap(scalar, value.place()));
        };
    }

    /// Backwards, as earlier maps take precedence.
    private Optional<Diagnostic> mergeAll(YamlList list, Span place) {
        for (YamlNode item : list.items().reversed()) {
            if (!(item instanceof YamlMap map)) return Optional.of(YamlProblems.mergeNeedsMap(item, place));
            mergeEntries(map);
        }
        return Optional.empty();
    }

    private void mergeEntries(YamlMap map) {
        for (YamlMap.Entry entry : map.entries()) entries.put(entry.key(), entry);
    }
}
