package emissaryctl.resource;

import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/// Where the fields of one resource stand in the input. Path steps are map keys or, in a list, decimal indexes.
public final class FieldPlaces {

    private final YamlMap spec;
    private final Span fallback;

    /// Places in `spec`; what is not there is said to stand at `fallback`.
    public FieldPlaces(YamlMap spec, Span fallback) {
        this.spec = spec;
        this.fallback = fallback;
    }

    /// For what no document says: everything is at `fallback`.
    public static FieldPlaces nowhere(Span fallback) {
        return new FieldPlaces(YamlMap.of(List.of(), fallback), fallback);
    }

    /// The span of the value at `path`, or of the nearest enclosing value that exists.
    public Span at(String... path) {
        Span best = fallback;
        YamlNode node = spec;
        for (String step : path) {
            Optional<YamlNode> next = child(node, step);
            if (next.isEmpty()) return best;
            node = next.get();
            best = node.span();
        }
        return best;
    }

    /// Whether the field is written, if only as null.
    public boolean has(String field) {
        return spec.has(field);
    }

    /// The fields as they are written, with their places.
    public YamlMap written() {
        return spec;
    }

    private static Optional<YamlNode> child(YamlNode node, String step) {
        return switch (node) {
            case YamlMap map -> map.get(step);
            case YamlList list -> {
                boolean index = !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
                int at = index ? Integer.parseInt(step) : -1;
                yield at >= 0 && at < list.items().size()
                        ? Optional.of(list.items().get(at))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /// Two resources are the same whatever place they stand in.
    @Override
    public boolean equals(Object other) {
        return other instanceof FieldPlaces;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "FieldPlaces";
    }
}
