package emissaryctl.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// What one configuration has that another has not, by field: `Listener.listener_filters_timeout`, and the values that
/// it has. A field that is gone has none.
record Differences(Map<String, Set<String>> fields) {

    private static final String RUNTIME = "Bootstrap.layered_runtime.layers[].static_layer.";

    static Map<String, Set<String>> between(JsonNode before, JsonNode after) {
        Differences all = new Differences(new TreeMap<>());
        all.compare("Bootstrap", before, after);
        return all.fields;
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) compareObjects(typed(path, after), before, after);
        else if (before.isArray() && after.isArray()) compareLists(path + "[]", before, after);
        else if (!before.equals(after)) addAll(path, after);
    }

    private void compareObjects(String path, JsonNode before, JsonNode after) {
        Set<String> names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        for (String name : names) {
            String field = path + "." + name;
            if (!after.has(name)) fields.putIfAbsent(settled(field), new TreeSet<>());
            else if (!before.has(name)) addAll(field, after.get(name));
            else compare(field, before.get(name), after.get(name));
        }
    }

    /// Things with a name are compared with those of the same name.
    private void compareLists(String path, JsonNode before, JsonNode after) {
        List<JsonNode> rest = new ArrayList<>();
        before.forEach(rest::add);
        for (int i = 0; i < after.size(); i++) {
            JsonNode each = after.get(i);
            int place = i;
            Optional<JsonNode> same = each.has("name")
                    ? rest.stream()
                            .filter(other -> each.get("name").equals(other.get("name")))
                            .findFirst()
                    : Optional.ofNullable(before.get(place));
            if (same.isPresent()) compare(path, same.get(), each);
            else addAll(path, each);
            same.ifPresent(rest::remove);
        }
        for (JsonNode gone : rest) throw new AssertionError(path + " lost " + gone);
    }

    private void addAll(String path, JsonNode node) {
        if (node.isObject()) {
            String of = typed(path, node);
            // the name of a filter or socket is that of its type
            node.propertyStream()
                    .filter(e ->
                            !e.getKey().equals("@type") && !(e.getKey().equals("name") && node.has("typed_config")))
                    .forEach(e -> addAll(of + "." + e.getKey(), e.getValue()));
        } else if (node.isArray()) {
            for (JsonNode each : node) addAll(each.isObject() ? path + "[]" : path, each);
        } else {
            fields.computeIfAbsent(settled(path), _ -> new TreeSet<>()).add(node.asString());
        }
    }

    /// Fields are named from the message on that holds them.
    private static String typed(String path, JsonNode node) {
        if (node.has("@type")) {
            String type = node.get("@type").asString();
            return type.substring(type.lastIndexOf('.') + 1);
        }
        if (path.equals("Bootstrap.static_resources.listeners[]")) return "Listener";
        return path.equals("Bootstrap.static_resources.clusters[]") ? "Cluster" : path;
    }

    private static String settled(String path) {
        return path.startsWith(RUNTIME) ? "runtime " + path.substring(RUNTIME.length()) : path;
    }
}
