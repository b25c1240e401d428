package emissaryctl.schema;

import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.Optional;

/// A node of a document beside the schema that it should keep. `step` is its key or index below `parent`; `key` is
/// where its key stands, or the node itself when it has none.
record Spot(Optional<Spot> parent, String step, YamlNode node, Span key, SchemaView view) {

    static Spot root(YamlMap document, SchemaView view) {
        return new Spot(Optional.empty(), "", document, document.span(), view);
    }

    /// The spot below this one under a map key, when document and schema both have it.
    Optional<Spot> field(String name) {
        Optional<YamlMap.Entry> entry = map().flatMap(map -> map.entry(name));
        return entry.flatMap(found -> view.field(name)
                .map(schema -> new Spot(Optional.of(this), name, found.value(), found.keySpan(), schema)));
    }

    /// The spot of a list item.
    Optional<Spot> item(int index) {
        if (!(node instanceof YamlList list)
                || index < 0
                || index >= list.items().size()) return Optional.empty();
        YamlNode item = list.items().get(index);
        return view.item().map(schema -> new Spot(Optional.of(this), "[" + index + "]", item, item.span(), schema));
    }

    Optional<YamlMap> map() {
        return node instanceof YamlMap map ? Optional.of(map) : Optional.empty();
    }

    boolean isNullField() {
        return node instanceof YamlScalar scalar
                && scalar.isNull()
                && parent.flatMap(Spot::map).isPresent();
    }

    /// Whether the node has one of the types that the schema allows.
    boolean fits() {
        return view.types().isEmpty() || view.types().contains(jsonType());
    }

    private String jsonType() {
        return switch (node) {
            case YamlMap _ -> "object";
            case YamlList _ -> "array";
            case YamlScalar scalar ->
                switch (scalar.type()) {
                    case STRING -> "string";
                    case INTEGER -> "integer";
                    case FLOAT -> "number";
                    case BOOLEAN -> "boolean";
                    case NULL -> "null";
                };
        };
    }

    /// `spec.circuit_breakers[0].priority`
    String path() {
        String above = parent.map(Spot::path).orElse("");
        return step.startsWith("[") ? above + step : join(above, step);
    }

    /// The path of the field `step` of the map at `path`.
    static String join(String path, String step) {
        return path.isEmpty() ? step : path + "." + step;
    }

    /// What a message calls the node: its key, together with that of the list or map that gives it a meaning.
    String name() {
        if (parent.isEmpty()) return "document";
        Spot above = parent.get();
        if (step.startsWith("[")) return above.name() + step;
        return above.view.names(step) ? step : above.name() + "." + step;
    }

    /// The nearest spot from here up that is described by the shared definition `name`.
    Optional<Spot> within(String name) {
        return view.definition().equals(name) ? Optional.of(this) : parent.flatMap(above -> above.within(name));
    }
}
