package emissaryctl.diff.normal;

import emissaryctl.diff.tree.Documents;
import emissaryctl.diff.tree.Documents.Document;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/// What the user wrote, told apart resource by resource, however fields are ordered and files are named.
public final class Written {

    private final String namespace;
    private final TreeMap<ResourceRef, Document> documents = new TreeMap<>();

    private Written(String namespace) {
        this.namespace = namespace;
    }

    /// @param namespace that of resources without one
    public static Documents in(List<YamlNode> documents, String namespace) {
        Written written = new Written(namespace);
        documents.forEach(written::add);
        return new Documents(written.documents);
    }

    private void add(YamlNode node) {
        if (!(node instanceof YamlMap map)) return;
        String kind = map.string("kind").orElse("");
        if (kind.endsWith("List") && map.get("items").orElse(map) instanceof YamlList list) {
            list.items().forEach(this::add);
            return;
        }
        YamlMap metadata = map.map("metadata").orElse(YamlMap.of(List.of(), map.span()));
        ResourceRef ref = new ResourceRef(
                kind,
                metadata.string("namespace").filter(text -> !text.isEmpty()).orElse(namespace),
                metadata.string("name").orElse(""));
        StringBuilder text = new StringBuilder();
        write(map, text);
        String digest = Fingerprint.hex(text.toString().getBytes(StandardCharsets.UTF_8));
        documents.putIfAbsent(
                ref,
                new Document(
                        digest,
                        new Origin(ref, metadata.get("name").map(YamlNode::span).orElse(map.span()))));
    }

    private static void write(YamlNode node, StringBuilder text) {
        switch (node) {
            case YamlMap map -> {
                text.append('{');
                map.entries().stream()
                        .sorted(java.util.Comparator.comparing(YamlMap.Entry::key))
                        .forEach(entry -> {
                            text.append(entry.key().length()).append(':').append(entry.key());
                            write(entry.value(), text);
                        });
                text.append('}');
            }
            case YamlList list -> {
                text.append('[');
                list.items().forEach(item -> write(item, text));
                text.append(']');
            }
            case YamlScalar scalar ->
                text.append(scalar.type())
                        .append(scalar.text().length())
                        .append(':')
                        .append(scalar.text());
        }
    }
}
