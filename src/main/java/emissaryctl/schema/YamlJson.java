package emissaryctl.schema;

import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// YAML trees as JSON trees.
final class YamlJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONG_DIGITS = 18;
    private static final int MOST_DIGITS = 60;

    private YamlJson() {}

    static JsonNode of(YamlNode node) {
        return switch (node) {
            case YamlMap map -> {
                ObjectNode object = JSON.objectNode();
                for (YamlMap.Entry entry : map.entries()) object.set(entry.key(), of(entry.value()));
                yield object;
            }
            case YamlList list -> {
                ArrayNode array = JSON.arrayNode(list.items().size());
                for (YamlNode item : list.items()) array.add(of(item));
                yield array;
            }
            case YamlScalar scalar -> scalar(scalar);
        };
    }

    private static JsonNode scalar(YamlScalar scalar) {
        return switch (scalar.type()) {
            case STRING -> JSON.stringNode(scalar.text());
            case BOOLEAN -> JSON.booleanNode(scalar.text().equals("true"));
            case NULL -> JSON.nullNode();
            case INTEGER -> integer(scalar.text());
            case FLOAT -> fraction(scalar.text());
        };
    }

    /// Longer numbers are cut: no range needs them, and their arithmetic is slow.
    private static JsonNode integer(String text) {
        if (text.length() <= LONG_DIGITS) return JSON.numberNode(Long.parseLong(text));
        return JSON.numberNode(new BigInteger(text.substring(0, Math.min(text.length(), MOST_DIGITS))));
    }

    /// Never a whole number for the validator, which would take `1.0` for an integer while the reader of fields does
    /// not.
    private static JsonNode fraction(String text) {
        try {
            double value = Double.parseDouble(text);
            boolean usable = Double.isFinite(value) && value != Math.rint(value);
            return JSON.numberNode(usable ? value : 0.5);
        } catch (NumberFormatException _) {
            return JSON.numberNode(0.5);
        }
    }
}
