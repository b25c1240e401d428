package emissaryctl.resource;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlMap.Entry;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes out the fields that no schema knows, as the API server does before Emissary sees an object.
final class Pruning {

    private Pruning() {}

    /// The object without the fields that `wrong` calls unknown.
    static YamlMap prune(YamlMap object, List<Diagnostic> wrong) {
        Set<Span> unknown = places(wrong, Set.of(Code.UNKNOWN_FIELD, Code.FIELD_IN_WRONG_PLACE));
        if (unknown.isEmpty()) return object;
        Map<Span, Integer> keys = new HashMap<>();
        count(object, keys);
        unknown.removeIf(span -> keys.getOrDefault(span, 0) > 1);
        return map(object, unknown);
    }

    /// The object without the values that `wrong` calls impossible, for an object that is used in spite of them.
    static YamlMap withoutValues(YamlMap object, List<Diagnostic> wrong) {
        Set<Span> impossible = places(wrong, Set.of(Code.INVALID_VALUE, Code.INVALID_ENUM));
        return impossible.isEmpty() ? object : (YamlMap) withoutValues(object, impossible);
    }

    private static YamlNode withoutValues(YamlNode node, Set<Span> impossible) {
        return switch (node) {
            case YamlScalar scalar -> scalar;
            case YamlMap map ->
                YamlMap.of(
                        map.entries().stream()
                                .filter(e -> !impossible.contains(e.value().span()))
                                .map(e -> new Entry(e.key(), e.keySpan(), withoutValues(e.value(), impossible)))
                                .toList(),
                        map.span());
            case YamlList list ->
                new YamlList(
                        list.items().stream()
                                .filter(item -> !impossible.contains(item.span()))
                                .map(item -> withoutValues(item, impossible))
                                .toList(),
                        list.span());
        };
    }

    private static Set<Span> places(List<Diagnostic> wrong, Set<Code> codes) {
        return wrong.stream()
                .filter(d -> codes.contains(d.code()))
                .map(Diagnostic::primary)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// In a quoted annotation all keys are said to stand at one place, which then tells nothing of which is meant.
    /// Fields that no decoder knows do no harm.
    private static void count(YamlNode node, Map<Span, Integer> keys) {
        switch (node) {
            case YamlScalar _ -> {}
            case YamlList list -> list.items().forEach(item -> count(item, keys));
            case YamlMap map ->
                map.entries().forEach(entry -> {
                    keys.merge(entry.keySpan(), 1, Integer::sum);
                    count(entry.value(), keys);
                });
        }
    }

    private static YamlMap map(YamlMap map, Set<Span> unknown) {
        List<Entry> kept = map.entries().stream()
                .filter(entry -> !unknown.contains(entry.keySpan()))
                .map(entry -> new Entry(entry.key(), entry.keySpan(), node(entry.value(), unknown)))
                .toList();
        return YamlMap.of(kept, map.span());
    }

    private static YamlNode node(YamlNode node, Set<Span> unknown) {
        return switch (node) {
            case YamlScalar scalar -> scalar;
            case YamlMap map -> map(map, unknown);
            case YamlList list ->
                new YamlList(
                        list.items().stream().map(item -> node(item, unknown)).toList(), list.span());
        };
    }
}
