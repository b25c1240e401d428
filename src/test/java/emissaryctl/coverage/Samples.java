package emissaryctl.coverage;

import emissaryctl.coverage.Treatment.SameAs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The samples of a kind, from a file below `testdata/coverage`: the `object` that they change, in some API versions
/// another one; `certificates` and documents `around` it; and for each field one sample or several.
record Samples(JsonNode file, SequencedMap<String, List<Sample>> byField) {

    private static final Path ROOT = Path.of("testdata");
    private static final String SEPARATOR = "\n---\n";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Samples> KNOWN = new ConcurrentHashMap<>();

    static Samples of(String title) {
        return KNOWN.computeIfAbsent(title, Samples::read);
    }

    private static Samples read(String title) {
        String name = title.replace("`", "").replace(' ', '-') + ".yaml";
        JsonNode file = JSON.valueToTree(
                new Load(LoadSettings.builder().setMaxAliasesForCollections(500).build())
                        .loadFromString(text(ROOT.resolve("coverage").resolve(name))));
        String around = around(file);
        SequencedMap<String, List<Sample>> byField = new LinkedHashMap<>();
        for (String field : file.path("samples").propertyNames()) {
            JsonNode one = file.path("samples").path(field);
            boolean several = one.isArray() && !one.isEmpty() && one.get(0).has("value");
            List<JsonNode> nodes = several ? List.copyOf(one.values()) : List.of(one);
            byField.put(
                    field,
                    nodes.stream().map(each -> sample(field, each, around)).toList());
        }
        return new Samples(file, byField);
    }

    /// Secrets with certificates, by the names of their files or as `{file: shop-cert, name: shop, namespace: far}`,
    /// and documents.
    private static String around(JsonNode node) {
        StringBuilder around = new StringBuilder();
        for (JsonNode certificate : node.path("certificates").values())
            around.append(secret(certificate)).append(SEPARATOR);
        return around.append(node.path("around").asString("")).append(SEPARATOR).toString();
    }

    private static String secret(JsonNode certificate) {
        String file = certificate.path("file").asString(certificate.asString(""));
        String text = text(ROOT.resolve("certificates").resolve(file + ".yaml"));
        if (!certificate.isObject()) return text;
        String metadata = "metadata: {name: %s, namespace: %s}"
                .formatted(
                        certificate.path("name").asString(),
                        certificate.path("namespace").asString());
        return text.replace("metadata: {name: " + file + "}", metadata);
    }

    /// The object in an API version.
    ObjectNode object(String apiVersion) {
        JsonNode own = file.path("objects").path(apiVersion);
        ObjectNode object = (ObjectNode) (own.isObject() ? own : file.path("object")).deepCopy();
        return object.put("apiVersion", apiVersion);
    }

    /// The samples of a field; one that is another name for a field shares that one's.
    List<Sample> of(CoveredField field) {
        if (byField.containsKey(field.path()) || !(field.treatment() instanceof SameAs(String path))) {
            return byField.getOrDefault(field.path(), List.of());
        }
        return byField.getOrDefault(path, List.of()).stream()
                .map(sample -> sample.renamed(path, field.path()))
                .toList();
    }

    /// A value alone, or a map of a value and its circumstances.
    private static Sample sample(String field, JsonNode node, String around) {
        JsonNode more = node.has("value") ? node : JSON.createObjectNode();
        return new Sample(
                field,
                node.has("value") ? node.path("value") : node,
                Optional.of(more.path("given")).filter(JsonNode::isObject),
                ownObject(more),
                texts(more.path("keys")),
                around + around(more),
                texts(more.path("versions")));
    }

    /// An object of a kind of its own says its version, too.
    private static Optional<ObjectNode> ownObject(JsonNode more) {
        if (!more.path("object").isObject()) return Optional.empty();
        ObjectNode object = (ObjectNode) more.path("object").deepCopy();
        if (more.has("apiVersion")) object.set("apiVersion", more.path("apiVersion"));
        return Optional.of(object);
    }

    private static List<String> texts(JsonNode list) {
        return list.values().stream().map(JsonNode::asString).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
