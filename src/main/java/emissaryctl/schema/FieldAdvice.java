package emissaryctl.schema;

import emissaryctl.diag.EditDistance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an unknown field was meant to be.
sealed interface FieldAdvice {

    /// The field is known under another name in the same map.
    record Rename(String field) implements FieldAdvice {}

    /// The field is known in another map of the document.
    record Move(String map) implements FieldAdvice {}

    /// What the unknown field `key` of the map at `spot` was meant to be, if that is clear.
    static Optional<FieldAdvice> of(String key, Spot spot, SchemaView root) {
        List<String> known = spot.view().fields();
        Optional<String> variant = EditDistance.variant(key, known);
        if (variant.isPresent()) return rename(variant);
        Optional<String> nearest = EditDistance.nearest(key, known);
        if (nearest.filter(field -> EditDistance.between(key, field) == 1).isPresent()) return rename(nearest);
        return topMap(key, root)
                .or(() -> rename(nearest.or(() -> partOf(key, known))))
                .or(() -> innerMap(key, spot));
    }

    private static Optional<FieldAdvice> rename(Optional<String> field) {
        return field.map(Rename::new);
    }

    private static Optional<FieldAdvice> topMap(String key, SchemaView root) {
        return Stream.of("spec", "metadata")
                .filter(top -> has(root, top, key))
                .findFirst()
                .map(Move::new);
    }

    /// The one map below the one at `spot` that has a field `key`.
    private static Optional<FieldAdvice> innerMap(String key, Spot spot) {
        List<String> maps = spot.view().fields().stream()
                .filter(field -> has(spot.view(), field, key))
                .toList();
        return maps.size() == 1 ? Optional.of(new Move(Spot.join(spot.path(), maps.getFirst()))) : Optional.empty();
    }

    private static boolean has(SchemaView view, String map, String key) {
        return view.names(map)
                && view.field(map).filter(inner -> inner.names(key)).isPresent();
    }

    /// The one known field that `key` begins with, or that begins with `key`, up to a `_`: `header_name` for `header`.
    private static Optional<String> partOf(String key, List<String> known) {
        List<String> related = known.stream()
                .filter(each -> each.startsWith(key + "_") || key.startsWith(each + "_"))
                .toList();
        return related.size() == 1 ? Optional.of(related.getFirst()) : Optional.empty();
    }
}
