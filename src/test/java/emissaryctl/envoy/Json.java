package emissaryctl.envoy;

import com.google.protobuf.Message;
import emissaryctl.output.JsonConfigWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// JSON trees, which are equal whatever the text looks like.
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static JsonNode of(Message message) {
        return parse(new JsonConfigWriter().write(message));
    }

    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    private Json() {}
}
