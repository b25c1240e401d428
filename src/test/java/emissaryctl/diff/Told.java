package emissaryctl.diff;

import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.gateway.Gateway;
import emissaryctl.output.JsonConfigWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What Envoy is told, as rendered, and `plain`: without names that are made up, and the order of routes aside.
record Told(String rendered, String plain) {

    private static final JsonMapper JSON = new JsonMapper();

    static Told by(Gateway gateway) {
        String json = new JsonConfigWriter().write(EnvoyTranslator.translate(gateway, new TranslateOptions(false)));
        return new Told(json, plain(json));
    }

    boolean isLike(Told other) {
        return plain.equals(other.plain);
    }

    /// Where they begin to differ.
    String difference(Told other) {
        int at = 0;
        while (at < Math.min(plain.length(), other.plain.length()) && plain.charAt(at) == other.plain.charAt(at)) at++;
        return plain.substring(Math.max(0, at - 150), Math.min(plain.length(), at + 100));
    }

    private static String plain(String json) {
        JsonNode root = JSON.readTree(json);
        String text = json;
        List<String> names = new ArrayList<>();
        for (JsonNode cluster : root.at("/static_resources/clusters"))
            names.add(cluster.get("name").asString());
        names.sort(Comparator.comparing(String::length).reversed());
        for (String name : names) {
            String endpoints = "";
            for (JsonNode cluster : root.at("/static_resources/clusters")) {
                if (cluster.get("name").asString().equals(name)) {
                    endpoints =
                            cluster.at("/load_assignment/endpoints").toString().replace("\"", "'");
                }
            }
            text = text.replace("\"" + name + "\"", "\"to " + endpoints.replace("\\", "/") + "\"");
        }
        JsonNode plain = JSON.readTree(text);
        strip(plain);
        return plain.toPrettyString();
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode key = object.get("runtime_key");
            if (key != null && key.asString().startsWith("routing.")) object.remove("runtime_key");
            boolean made = object.has("filter_chains") || object.has("domains") || object.has("filters");
            if (made) object.remove("name");
            object.forEach(Told::strip);
            if (object.get("routes") instanceof ArrayNode routes) sort(routes);
            if (object.get("clusters") instanceof ArrayNode clusters) sort(clusters);
        } else node.forEach(Told::strip);
    }

    private static void sort(ArrayNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        items.sort(Comparator.comparing(JsonNode::toString));
        array.removeAll();
        array.addAll(items);
    }
}
