package emissaryctl.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One place in a schema, with references followed. `definition` is the name of the shared definition that the place
/// refers to, or empty.
record SchemaView(String path, JsonNode node, String definition, Function<String, JsonNode> files) {

    static SchemaView of(String path, JsonNode node, Function<String, JsonNode> files) {
        return new SchemaView(path, node, "", files).resolved();
    }

    /// The names of the fields that a map may hold here.
    List<String> fields() {
        return List.copyOf(node.path("properties").propertyNames());
    }

    /// Whether other fields than `fields()` are refused.
    boolean isClosed() {
        JsonNode others = node.path("additionalProperties");
        return others.isBoolean() && !others.booleanValue();
    }

    /// The names of the fields that a map must hold here.
    List<String> required() {
        return texts("required");
    }

    boolean requires(String field) {
        return required().contains(field);
    }

    /// The keywords that the schema uses here.
    Collection<String> keywords() {
        return node.propertyNames();
    }

    /// The JSON types that are allowed; none when all are.
    List<String> types() {
        return texts("type");
    }

    /// The allowed values, as text; none when there is no such list.
    List<String> choices() {
        return texts("enum");
    }

    /// A number that the schema gives under `keyword`, as text.
    Optional<String> limit(String keyword) {
        JsonNode value = node.path(keyword);
        return value.isNumber() ? Optional.of(value.asString()) : Optional.empty();
    }

    /// The schema of the field `key`.
    Optional<SchemaView> field(String key) {
        JsonNode named = node.path("properties").path(key);
        return child(named.isMissingNode() ? node.path("additionalProperties") : named);
    }

    boolean names(String key) {
        return node.path("properties").has(key);
    }

    /// Whether a text may have several lines here, as code or the body of an answer may.
    boolean allowsLines() {
        return node.has("contentMediaType");
    }

    /// The schema of the fields of a map whose keys users choose.
    Optional<SchemaView> anyField() {
        return child(node.path("additionalProperties"));
    }

    /// The schema of list items.
    Optional<SchemaView> item() {
        return child(node.path("items"));
    }

    private Optional<SchemaView> child(JsonNode at) {
        return at.isObject() ? Optional.of(new SchemaView(path, at, "", files).resolved()) : Optional.empty();
    }

    private SchemaView resolved() {
        SchemaView view = this;
        while (view.node.has("$ref")) view = view.target(view.node.path("$ref").asString());
        return view;
    }

    private SchemaView target(String reference) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        String pointer = hash < 0 ? "" : reference.substring(hash + 1);
        String where = file.isEmpty() ? path : sibling(path, file);
        String name = pointer.startsWith("/$defs/") ? pointer.substring("/$defs/".length()) : definition;
        return new SchemaView(where, files.apply(where).at(pointer), name, files);
    }

    private static String sibling(String path, String relative) {
        List<String> steps = new ArrayList<>(List.of(path.split("/", -1)));
        steps.removeLast();
        for (String step : relative.split("/", -1)) {
            if (step.equals("..")) steps.removeLast();
            else steps.add(step);
        }
        return String.join("/", steps);
    }

    private List<String> texts(String keyword) {
        JsonNode value = node.path(keyword);
        if (!value.isArray()) return value.isString() ? List.of(value.asString()) : List.of();
        return value.values().stream().map(JsonNode::asString).toList();
    }
}
