package emissaryctl.explain.view;

import emissaryctl.diag.Credentials;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.source.Origin;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Parts that several JSON documents share. What is absent is `null`, lists never are.
final class Json {

    static final int FORMAT_VERSION = 1;

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode document() {
        return object().put("formatVersion", FORMAT_VERSION);
    }

    static String text(ObjectNode document) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    /// `resource` and `source` of a thing.
    static ObjectNode origin(ObjectNode node, Origin origin) {
        return node.put("resource", origin.resource().toString())
                .put("source", origin.span().position());
    }

    static void text(ObjectNode node, String name, Optional<String> value) {
        value.ifPresentOrElse(text -> node.put(name, text), () -> node.putNull(name));
    }

    static void headers(ObjectNode node, HeaderFields fields) {
        ArrayNode headers = node.putArray("headers");
        fields.fields()
                .forEach(field -> headers.addObject()
                        .put("name", field.name())
                        .put("value", Credentials.shown(field.name(), field.value())));
    }
}
