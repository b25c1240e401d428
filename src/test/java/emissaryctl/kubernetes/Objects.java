package emissaryctl.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Kubernetes objects as a cluster reads them.
record Objects(List<JsonNode> all) {

    static Objects parse(String yaml) {
        List<JsonNode> all = new ArrayList<>();
        Load load = new Load(
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build());
        for (Object document : load.loadAllFromString(yaml))
            all.add(JsonMapper.shared().valueToTree(document));
        return new Objects(List.copyOf(all));
    }

    List<JsonNode> kind(String kind) {
        return all.stream()
                .filter(each -> each.get("kind").asString().equals(kind))
                .toList();
    }

    JsonNode named(String kind, String name) {
        return kind(kind).stream()
                .filter(each -> name(each).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asString();
    }

    /// The files in a ConfigMap or Secret.
    static Map<String, String> files(JsonNode object) {
        Map<String, String> files = new TreeMap<>();
        for (String field : List.of("data", "stringData")) {
            JsonNode contents = object.path(field);
            contents.propertyNames()
                    .forEach(name -> files.put(name, contents.get(name).asString()));
        }
        return files;
    }

    /// What the Deployment mounts, file by file: a projected volume of ConfigMaps and Secrets. Twice the same file, or
    /// one that no object has, is an error of the cluster.
    Map<String, String> mounted() {
        JsonNode pod = kind("Deployment").getFirst().at("/spec/template/spec");
        Map<String, String> files = new TreeMap<>();
        for (JsonNode source : pod.at("/volumes/0/projected/sources")) {
            JsonNode object = source.has("configMap")
                    ? named("ConfigMap", source.at("/configMap/name").asString())
                    : named("Secret", source.at("/secret/name").asString());
            files(object).forEach((name, text) -> {
                if (files.put(name, text) != null) throw new AssertionError(name + " is mounted twice");
            });
        }
        return files;
    }

    JsonNode container() {
        return kind("Deployment").getFirst().at("/spec/template/spec/containers/0");
    }
}
