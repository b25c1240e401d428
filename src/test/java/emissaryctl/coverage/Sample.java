package emissaryctl.coverage;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One value for one field: the same resources with it and without it. `given` is there in both, and so are the
/// documents `around`. `keys` are put for the `*` of the path.
record Sample(
        String field,
        JsonNode value,
        Optional<JsonNode> given,
        Optional<ObjectNode> object,
        List<String> keys,
        String around,
        List<String> versions) {

    private static final JsonMapper JSON = new JsonMapper();

    boolean isFor(String apiVersion) {
        return versions.isEmpty() || versions.contains(apiVersion);
    }

    /// The same for a field of another name: what is given below the old name is put below the new one.
    Sample renamed(String from, String to) {
        return new Sample(
                to, value, given.map(more -> renamed(more, top(from), top(to))), object, keys, around, List.of());
    }

    private static JsonNode renamed(JsonNode given, String from, String to) {
        ObjectNode renamed = given.deepCopy().asObject();
        JsonNode moved = renamed.remove(from);
        if (moved != null) renamed.set(to, moved);
        return renamed;
    }

    private static String top(String path) {
        String first = path.split("\\.")[0];
        return first.replace("[]", "");
    }

    /// The same field with another value.
    Sample of(JsonNode other) {
        return new Sample(field, other, given, object, keys, around, versions);
    }

    /// The object with what is given and the value in it.
    ObjectNode applied(ObjectNode common, String root) {
        ObjectNode changed = object(common, root);
        put(changed, List.of((root.isEmpty() ? field : root + "." + field).split("\\.")), 0, 0);
        return changed;
    }

    /// The documents with an object in place of the sample's. JSON is YAML; one document fills one line.
    String text(ObjectNode object) {
        return around + "\n---\n" + JSON.writeValueAsString(object) + "\n";
    }

    /// The documents without the value.
    String without(ObjectNode common, String root) {
        return text(object(common, root));
    }

    /// The documents with the value at `path`, which is that of the field or one with its meaning.
    String with(ObjectNode common, String root, String path) {
        ObjectNode changed = object(common, root);
        put(changed, List.of((root.isEmpty() ? path : root + "." + path).split("\\.")), 0, 0);
        return text(changed);
    }

    private ObjectNode object(ObjectNode common, String root) {
        ObjectNode made = object.orElse(common).deepCopy();
        if (!made.has("apiVersion")) made.set("apiVersion", common.path("apiVersion"));
        ObjectNode at = made;
        if (!root.isEmpty()) for (String step : root.split("\\.")) at = at.withObjectProperty(step);
        ObjectNode place = at;
        given.ifPresent(more -> merge(place, more));
        return made;
    }

    private static void merge(ObjectNode into, JsonNode more) {
        for (String name : more.propertyNames()) {
            JsonNode value = more.path(name);
            if (value.isObject() && into.path(name).isObject()) merge((ObjectNode) into.path(name), value);
            else into.set(name, value.deepCopy());
        }
    }

    private void put(ObjectNode at, List<String> steps, int index, int key) {
        String step = steps.get(index);
        int brackets = step.indexOf('[');
        String name = brackets < 0 ? step : step.substring(0, brackets);
        int used = key;
        if (name.equals("*")) name = used < keys.size() ? keys.get(used++) : onlyKey(at);
        boolean last = index == steps.size() - 1;
        if (brackets < 0) {
            if (last) at.set(name, value);
            else put(child(at, name), steps, index + 1, used);
            return;
        }
        ArrayNode list = at.path(name).isArray() ? (ArrayNode) at.path(name) : at.putArray(name);
        if (last && value.isArray()) {
            at.set(name, value);
        } else if (last) {
            list.add(value);
        } else {
            if (list.isEmpty()) list.addObject();
            put((ObjectNode) list.get(0), steps, index + 1, used);
        }
    }

    private static ObjectNode child(ObjectNode at, String name) {
        return at.path(name).isObject() ? (ObjectNode) at.path(name) : at.putObject(name);
    }

    private static String onlyKey(ObjectNode at) {
        return at.size() == 1 ? at.propertyNames().iterator().next() : "any";
    }
}
