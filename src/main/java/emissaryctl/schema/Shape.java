package emissaryctl.schema;

import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a node at one place of a schema must be like to be without fault. A shape only knows what is fine: what it does
/// not admit may be fine, too. Nearly everything is admitted, at a small part of the cost of the JSON-schema validator,
/// which is asked about the rest. Shapes of fields are made when a document has the field.
final class Shape {

    /// The keywords that are looked at here, and those that ask for nothing. Nothing is admitted where there is
    /// another.
    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "$defs",
            "title",
            "description",
            "contentMediaType",
            "type",
            "enum",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minimum",
            "maximum",
            "minLength",
            "minItems",
            "minProperties",
            "maxProperties");

    private static final List<String> LIMITS =
            List.of("minimum", "maximum", "minLength", "minItems", "minProperties", "maxProperties");

    /// Longer numbers are left to the validator.
    private static final int LONG_DIGITS = 18;

    private final SchemaView view;
    private final boolean understood;
    private final Set<String> types;
    private final Set<String> choices;
    private final Set<String> names;
    private final List<String> required;
    private final boolean closed;
    private final boolean oneLine;
    private final boolean numbersBounded;
    private final boolean textsBounded;
    private final Map<String, Long> limits;
    private final Optional<Shape> item;
    private final Optional<Shape> anyField;
    private final Map<String, Shape> fields = new ConcurrentHashMap<>();

    Shape(SchemaView view) {
        this.view = view;
        this.understood = KEYWORDS.containsAll(view.keywords());
        this.types = Set.copyOf(view.types());
        this.choices = Set.copyOf(view.choices());
        this.names = Set.copyOf(view.fields());
        this.required = view.required();
        this.closed = view.isClosed();
        this.oneLine = types.contains("string") && !view.allowsLines();
        this.limits = limits(view);
        this.numbersBounded = limits.containsKey("minimum") || limits.containsKey("maximum");
        this.textsBounded = limits.containsKey("minLength");
        this.item = view.item().map(Shape::new);
        this.anyField = view.anyField().map(Shape::new);
    }

    private static Map<String, Long> limits(SchemaView view) {
        Map<String, Long> limits = new HashMap<>();
        for (String each : LIMITS) view.limit(each).ifPresent(text -> limits.put(each, Long.parseLong(text)));
        return Map.copyOf(limits);
    }

    /// Whether a whole document is without fault: what stands in its `spec` is on one line, and its metadata is known.
    boolean admits(YamlMap document) {
        for (YamlMap.Entry entry : document.entries()) {
            boolean spec = entry.key().equals("spec");
            if (!admitsField(entry.key(), entry.value(), spec)) return false;
            if (closed && entry.key().equals("metadata") && !knowsAll(entry)) return false;
        }
        return admitsItself(document);
    }

    private boolean knowsAll(YamlMap.Entry metadata) {
        Shape shape = field(metadata.key());
        if (!(metadata.value() instanceof YamlMap map)) return false;
        for (YamlMap.Entry entry : map.entries()) {
            if (!shape.names.contains(entry.key())) return false;
        }
        return true;
    }

    private boolean admits(YamlNode node, boolean spec) {
        return switch (node) {
            case YamlScalar scalar -> admitsScalar(scalar, spec);
            case YamlMap map -> {
                for (YamlMap.Entry entry : map.entries()) {
                    if (!admitsField(entry.key(), entry.value(), spec)) yield false;
                }
                yield admitsItself(map);
            }
            case YamlList list -> {
                for (YamlNode each : list.items()) {
                    if (item.isPresent() && !item.get().admits(each, spec)) yield false;
                }
                yield has("array")
                        && choices.isEmpty()
                        && isAtLeast("minItems", list.items().size());
            }
        };
    }

    private boolean admitsField(String name, YamlNode value, boolean spec) {
        if (names.contains(name)) return field(name).admits(value, spec);
        return anyField.map(shape -> shape.admits(value, spec)).orElse(!closed);
    }

    private Shape field(String name) {
        return fields.computeIfAbsent(name, each -> new Shape(view.field(each).orElseThrow()));
    }

    private boolean admitsItself(YamlMap map) {
        for (String field : required) {
            if (!map.has(field)) return false;
        }
        int size = map.entries().size();
        return has("object")
                && choices.isEmpty()
                && isAtLeast("minProperties", size)
                && isAtMost("maxProperties", size);
    }

    private boolean admitsScalar(YamlScalar scalar, boolean spec) {
        boolean chosen = choices.isEmpty() || types.size() == 1 && choices.contains(scalar.text());
        return chosen
                && switch (scalar.type()) {
                    case STRING ->
                        has("string") && isLongEnough(scalar.text()) && !(spec && oneLine && hasLines(scalar.text()));
                    case INTEGER -> has("integer") && isInRange(scalar.text());
                    case FLOAT, NULL -> false;
                    case BOOLEAN -> has("boolean");
                };
    }

    private boolean has(String type) {
        return understood && (types.isEmpty() || types.contains(type));
    }

    private boolean isInRange(String number) {
        if (!numbersBounded) return true;
        if (number.length() > LONG_DIGITS) return false;
        long value = Long.parseLong(number);
        return isAtLeast("minimum", value) && isAtMost("maximum", value);
    }

    private boolean isLongEnough(String text) {
        return !textsBounded || isAtLeast("minLength", text.codePointCount(0, text.length()));
    }

    private boolean isAtLeast(String keyword, long value) {
        return limits.getOrDefault(keyword, Long.MIN_VALUE) <= value;
    }

    private boolean isAtMost(String keyword, long value) {
        return limits.getOrDefault(keyword, Long.MAX_VALUE) >= value;
    }

    static boolean hasLines(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf(0) >= 0;
    }
}
