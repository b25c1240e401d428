package emissaryctl.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        if (nearest.map(field -> EditDistance.between(key, field)).filter(edits -> edits == 1).isPresent())
            return rename(nearest);
        Optional<String> map = homeOf(key, root);
        if (map.isPresent()) return map.map(Move::new);
        return rename(nearest.or(() -> extension(key, known)));
    }

    private static Optional<FieldAdvice> rename(Optional<String> field) {
        return field.map(Rename::new);
    }

    /// The one map that has a field `key`: `metadata`, `spec`, or a map in `spec`.
    private static Optional<String> homeOf(String key, SchemaView root) {
        if (root.names(key)) return Optional.empty();
        List<String> maps = new ArrayList<>();
        for (String top : List.of("spec", "metadata")) {
            Optional<SchemaView> view = root.field(top).filter(found -> root.names(top));
            if (view.isEmpty()) continue;
            if (view.get().names(key)) return Optional.of(top);
            for (String field : view.get().fields()) {
                if (view.get().field(field).filter(inner -> inner.names(key)).isPresent()) maps.add(top + "." + field);
            }
        }
        return maps.size() == 1 ? Optional.of(maps.getFirst()) : Optional.empty();
    }

    /// The one known field that begins with `key` and goes on with another word: `header` for `header_name`.
    private static Optional<String> extension(String key, List<String> known) {
        List<String> longer =
                known.stream().filter(each -> each.startsWith(key + "_")).toList();
        return longer.size() == 1 ? Optional.of(longer.getFirst()) : Optional.empty();
    }
}
