package emissaryctl.diff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Inputs with one field of one resource changed: another value, or none.
public record Mutation(String what, String yaml) {

    private static final YAMLMapper YAML = new YAMLMapper();

    /// A field that can be changed: where it is held, and how it is called there.
    private record Field(JsonNode holder, String name, int index, String path) {
        JsonNode value() {
            return holder instanceof ArrayNode array ? array.get(index) : holder.get(name);
        }

        void set(JsonNode value) {
            if (holder instanceof ArrayNode array) array.set(index, value);
            else ((ObjectNode) holder).set(name, value);
        }

        void remove() {
            if (holder instanceof ArrayNode array) array.remove(index);
            else ((ObjectNode) holder).remove(name);
        }
    }

    /// The documents of a text, as one more text.
    public static String plain(String yaml) {
        return write(read(yaml));
    }

    /// Some mutations of a text, each of the text as it was.
    public static List<Mutation> of(String yaml, int number, Random random) {
        List<Mutation> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            List<JsonNode> documents = read(yaml);
            List<Field> fields = new ArrayList<>();
            documents.forEach(document -> collect(document, fields));
            if (fields.isEmpty()) return all;
            Field field = fields.get(random.nextInt(fields.size()));
            String before = String.valueOf(field.value());
            boolean gone = random.nextInt(3) == 0;
            if (gone) field.remove();
            else field.set(other(field, random));
            all.add(new Mutation(
                    field.path() + ": " + before + " → " + (gone ? "nothing" : field.value()), write(documents)));
        }
        return all;
    }

    private static List<JsonNode> read(String yaml) {
        List<JsonNode> documents = new ArrayList<>();
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            values.forEachRemaining(each -> {
                if (each.isObject()) documents.add(each);
            });
        }
        return documents;
    }

    private static String write(List<JsonNode> documents) {
        StringBuilder text = new StringBuilder();
        documents.forEach(each -> text.append(YAML.writeValueAsString(each)));
        return text.toString();
    }

    private static void collect(JsonNode document, List<Field> fields) {
        String kind = document.path("kind").asString("");
        if (document.get("items") instanceof ArrayNode items) items.forEach(item -> collect(item, fields));
        else if (document.get("spec") instanceof ObjectNode spec) collect(spec, kind + ".spec", fields);
    }

    private static void collect(JsonNode node, String path, List<Field> fields) {
        switch (node) {
            case ObjectNode object ->
                object.forEachEntry((name, value) -> {
                    fields.add(new Field(object, name, 0, path + "." + name));
                    collect(value, path + "." + name, fields);
                });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    fields.add(new Field(array, "", i, path + "[" + i + "]"));
                    collect(array.get(i), path + "[" + i + "]", fields);
                }
            }
            default -> {}
        }
    }

    private static JsonNode other(Field field, Random random) {
        JsonNode value = field.value();
        if (value.isBoolean()) return BooleanNode.valueOf(!value.asBoolean());
        if (value.isInt()) return IntNode.valueOf(value.asInt() + 1 + random.nextInt(40));
        if (value.isString()) return StringNode.valueOf(text(value.asString(), random));
        return value.deepCopy();
    }

    private static String text(String text, Random random) {
        if (text.startsWith("/")) return text + (text.endsWith("/") ? "other/" : "/other");
        if (text.endsWith("s") && text.chars().filter(Character::isDigit).count() == text.length() - 1) return "7s";
        return switch (random.nextInt(3)) {
            case 0 -> "other-" + text;
            case 1 -> text + "x";
            default -> "other";
        };
    }

    /// The text of an input of the golden cases, files of a directory one after another.
    public static String text(java.nio.file.Path input) {
        try (var files = java.nio.file.Files.walk(input)) {
            StringBuilder all = new StringBuilder();
            for (java.nio.file.Path file : files.filter(java.nio.file.Files::isRegularFile)
                    .filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                all.append(java.nio.file.Files.readString(file)).append("\n---\n");
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
