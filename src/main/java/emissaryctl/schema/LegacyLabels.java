package emissaryctl.schema;

import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/// Rate-limit labels as v2 writes them.
final class LegacyLabels {

    private static final List<String> FIXED = List.of("remote_address", "source_cluster", "destination_cluster");

    private LegacyLabels() {}

    /// The v3alpha1 form of a label in v2 form; nothing for other labels.
    static Optional<String> rewrite(YamlNode label) {
        return switch (label) {
            case YamlScalar scalar -> text(scalar).map(LegacyLabels::fromText);
            case YamlMap map
            when map.entries().size() == 1 -> fromEntry(map.entries().getFirst());
            default -> Optional.empty();
        };
    }

    private static String fromText(String text) {
        return FIXED.contains(text) ? fixed(text) : "- generic_key: {value: " + SchemaProblems.yamlText(text) + "}";
    }

    private static Optional<String> fromEntry(YamlMap.Entry entry) {
        Optional<String> text = text(entry.value());
        if (entry.key().equals("generic_key")) return text.map(LegacyLabels::fromText);
        if (FIXED.contains(entry.key())) return text.map(_ -> fixed(entry.key()));
        return entry.value() instanceof YamlMap map && !entry.key().equals("request_headers")
                ? fromHeader(entry.key(), map)
                : Optional.empty();
    }

    private static Optional<String> fromHeader(String key, YamlMap map) {
        return map.string("header").map(header -> {
            boolean omit = map.get("omit_if_not_present")
                    .filter(node ->
                            node instanceof YamlScalar scalar && scalar.text().equals("true"))
                    .isPresent();
            return "- request_headers: {key: " + SchemaProblems.yamlText(key) + ", header_name: "
                    + SchemaProblems.yamlText(header) + (omit ? ", omit_if_not_present: true}" : "}");
        });
    }

    private static String fixed(String key) {
        return "- " + key + ": {key: " + key + "}";
    }

    private static Optional<String> text(YamlNode node) {
        return node instanceof YamlScalar scalar
                        && scalar.type() == YamlScalar.Type.STRING
                        && !scalar.text().isEmpty()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
