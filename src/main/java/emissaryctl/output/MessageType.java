package emissaryctl.output;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A type of messages: what kind of JSON it becomes, and its fields by their numbers.
final class MessageType {

    /// Types whose JSON is not an object of their fields.
    enum Kind {
        OBJECT,
        ANY,
        DURATION,
        STRUCT,
        VALUE,
        LIST_VALUE,
        WRAPPER
    }

    private final String name;
    private final Kind kind;
    private final @Nullable MessageField[] fields;
    private final boolean newerFields;

    MessageType(String name, Map<Integer, MessageField> fields) {
        this.name = name;
        this.kind = kindOf(name);
        this.fields = new MessageField
                [1 + fields.keySet().stream().mapToInt(Integer::intValue).max().orElse(0)];
        fields.forEach((number, field) -> this.fields[number] = field);
        this.newerFields = fields.values().stream().anyMatch(MessageField::newer);
    }

    private static Kind kindOf(String name) {
        return switch (name) {
            case "google.protobuf.Any" -> Kind.ANY;
            case "google.protobuf.Duration" -> Kind.DURATION;
            case "google.protobuf.Struct" -> Kind.STRUCT;
            case "google.protobuf.Value" -> Kind.VALUE;
            case "google.protobuf.ListValue" -> Kind.LIST_VALUE;
            default -> name.startsWith("google.protobuf.") && name.endsWith("Value") ? Kind.WRAPPER : Kind.OBJECT;
        };
    }

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    boolean hasNewerFields() {
        return newerFields;
    }

    MessageField field(int number) {
        MessageField field = number < fields.length ? fields[number] : null;
        if (field == null) throw new IllegalArgumentException(name + " has no field " + number);
        return field;
    }
}
