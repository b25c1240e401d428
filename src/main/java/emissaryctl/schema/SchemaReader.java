package emissaryctl.schema;

import com.networknt.schema.InputFormat;
import com.networknt.schema.serialization.NodeReader;
import java.io.InputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads schema files by Jackson's parser alone, for to set up its object mapper takes longer than to read all of them.
final class SchemaReader implements NodeReader {

    private static final JsonFactory PARSERS = new JsonFactory();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    public JsonNode readTree(String text, InputFormat format) {
        try (JsonParser parser = PARSERS.createParser(ObjectReadContext.empty(), text)) {
            return node(parser, parser.nextToken());
        }
    }

    @Override
    public JsonNode readTree(InputStream in, InputFormat format) {
        return readTree(in);
    }

    JsonNode readTree(InputStream in) {
        try (JsonParser parser = PARSERS.createParser(ObjectReadContext.empty(), in)) {
            return node(parser, parser.nextToken());
        }
    }

    private static JsonNode node(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                ObjectNode object = JSON.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    object.set(name, node(parser, parser.nextToken()));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = JSON.arrayNode();
                JsonToken next;
                while ((next = parser.nextToken()) != JsonToken.END_ARRAY) array.add(node(parser, next));
                yield array;
            }
            case VALUE_STRING -> JSON.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> JSON.numberNode(parser.getLongValue());
            case VALUE_TRUE -> JSON.booleanNode(true);
            case VALUE_FALSE -> JSON.booleanNode(false);
            default -> throw new IllegalStateException("a schema holds " + token);
        };
    }
}
