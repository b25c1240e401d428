package emissaryctl.schema;

import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Documents with every field of a schema, made from the schema. Each node stands in a line of its own.
final class Samples {

    private final AtomicInteger line = new AtomicInteger();

    YamlMap document(SchemaView schema, String apiVersion, String kind, String name) {
        YamlMap document = (YamlMap) of(schema);
        YamlMap metadata = document.map("metadata").orElseThrow().with(entry("name", text(name)));
        return document.with(entry("apiVersion", text(apiVersion)))
                .with(entry("kind", text(kind)))
                .with(entry("metadata", metadata));
    }

    YamlNode of(SchemaView schema) {
        String type = schema.types().isEmpty() ? "string" : schema.types().getFirst();
        List<String> choices = schema.choices();
        return switch (type) {
            case "object" -> map(schema);
            case "array" -> new YamlList(List.of(of(schema.item().orElseThrow())), span());
            case "integer" -> new YamlScalar(YamlScalar.Type.INTEGER, integer(schema), span());
            case "boolean" -> new YamlScalar(YamlScalar.Type.BOOLEAN, "true", span());
            default -> text(choices.isEmpty() ? "text" : choices.getFirst());
        };
    }

    private YamlMap map(SchemaView schema) {
        List<String> fields = schema.limit("maxProperties").isPresent()
                ? schema.fields().stream().limit(1).toList()
                : schema.fields();
        List<YamlMap.Entry> entries = new ArrayList<>();
        for (String field : fields)
            entries.add(entry(field, of(schema.field(field).orElseThrow())));
        if (schema.fields().isEmpty()) {
            schema.field("any").ifPresent(value -> entries.add(entry("any", of(value))));
        }
        return YamlMap.of(entries, span());
    }

    private static String integer(SchemaView schema) {
        return schema.choices().isEmpty()
                ? schema.limit("minimum").orElse("1")
                : schema.choices().getFirst();
    }

    YamlMap.Entry entry(String key, YamlNode value) {
        return new YamlMap.Entry(key, span(), value);
    }

    YamlScalar text(String text) {
        return new YamlScalar(YamlScalar.Type.STRING, text, span());
    }

    YamlScalar number() {
        return new YamlScalar(YamlScalar.Type.FLOAT, "1.5", span());
    }

    YamlScalar nothing() {
        return new YamlScalar(YamlScalar.Type.NULL, "null", span());
    }

    YamlMap strange() {
        return YamlMap.of(List.of(entry("zzzzzzzz", text("z"))), span());
    }

    private Span span() {
        int next = line.incrementAndGet();
        return new Span("t.yaml", next, 1, next, 2);
    }
}
