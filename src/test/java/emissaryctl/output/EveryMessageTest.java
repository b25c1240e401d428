package emissaryctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import emissaryctl.envoy.Json;
import io.envoyproxy.envoy.extensions.filters.http.buffer.v3.Buffer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Messages of every type that a configuration may hold, with fields at random, against protobuf's own printer.
class EveryMessageTest {

    private static final int TRIES = 20;
    private static final int DEPTH = 4;

    private static final TypeRegistry TYPES =
            TypeRegistry.newBuilder().add(Buffer.getDescriptor()).build();

    private static final List<String> TEXTS = List.of("", "a", "é😀", "two\nlines", "\"quoted\"", "0", "x".repeat(200));
    private static final List<Double> DOUBLES =
            List.of(0.0, 1.0, 0.1, -2.5, 1e21, 1e-7, 123456789012345678.0, Double.NaN, Double.POSITIVE_INFINITY);

    private final Random random = new Random(1);

    static Stream<Descriptor> types() {
        return MessageTypesTest.types().values().stream()
                .filter(type -> !type.getOptions().getMapEntry())
                .filter(type -> !type.getFullName().startsWith("google.protobuf.")
                        || type.getFullName().endsWith("Value")
                        || type.getFullName().endsWith("Struct"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void theJsonIsThatOfProtobufsOwnPrinter(Descriptor type) throws Exception {
        for (int i = 0; i < TRIES; i++) {
            Message message = message(type, DEPTH);
            String expected = JsonFormat.printer()
                    .usingTypeRegistry(TYPES)
                    .preservingProtoFieldNames()
                    .print(message);
            assertThat(plain(Json.of(message)).toString())
                    .isEqualTo(plain(Json.parse(expected)).toString());
        }
    }

    /// The same with numbers that do not tell 1 from 1.0.
    private static JsonNode plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(entry -> copy.set(entry.getKey(), plain(entry.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(plain(item)));
            return copy;
        }
        return node.isNumber() ? JsonNodeFactory.instance.numberNode(node.doubleValue()) : node;
    }

    private Message message(Descriptor type, int depth) {
        if (type.getFullName().equals("google.protobuf.Any")) return Any.pack(message(Buffer.getDescriptor(), depth));
        if (type.getFullName().equals("google.protobuf.Duration")) return duration();
        DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            if (field.getContainingOneof() == null && random.nextInt(3) > 0) set(builder, field, depth);
        }
        for (OneofDescriptor choice : type.getOneofs()) {
            set(builder, choice.getField(random.nextInt(choice.getFieldCount())), depth);
        }
        return builder.build();
    }

    private Message duration() {
        int sign = random.nextBoolean() ? 1 : -1;
        int nanos = List.of(0, 20_000_000, 1_500, 7).get(random.nextInt(4));
        return com.google.protobuf.Duration.newBuilder()
                .setSeconds(sign * (long) random.nextInt(4000))
                .setNanos(sign * nanos)
                .build();
    }

    private void set(DynamicMessage.Builder builder, FieldDescriptor field, int depth) {
        boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
        if (MessageTypesTest.isForeign(field) || message && depth == 0) return;
        if (field.isMapField()) addEntries(builder, field, depth);
        else if (!field.isRepeated()) builder.setField(field, value(field, depth));
        else for (int i = random.nextInt(3); i > 0; i--) builder.addRepeatedField(field, value(field, depth));
    }

    private void addEntries(DynamicMessage.Builder builder, FieldDescriptor field, int depth) {
        for (int i = random.nextInt(3); i > 0; i--) {
            Descriptor entry = field.getMessageType();
            FieldDescriptor value = entry.findFieldByNumber(2);
            builder.addRepeatedField(
                    field,
                    DynamicMessage.newBuilder(entry)
                            .setField(entry.findFieldByNumber(1), "key" + i)
                            .setField(value, value(value, depth))
                            .build());
        }
    }

    private Object value(FieldDescriptor field, int depth) {
        boolean inValue = field.getContainingType().getFullName().equals("google.protobuf.Value");
        return switch (field.getJavaType()) {
            case MESSAGE -> message(field.getMessageType(), Math.max(0, depth - 1));
            case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
            case BYTE_STRING -> ByteString.copyFromUtf8(TEXTS.get(random.nextInt(TEXTS.size())));
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextBoolean() ? random.nextInt(3) : random.nextInt();
            case LONG -> random.nextBoolean() ? (long) random.nextInt(3) : random.nextLong();
            case FLOAT -> DOUBLES.get(random.nextInt(DOUBLES.size())).floatValue();
            case DOUBLE -> DOUBLES.get(random.nextInt(inValue ? DOUBLES.size() - 2 : DOUBLES.size()));
            case ENUM -> constant(field);
        };
    }

    /// Of several words for one number the first.
    private EnumValueDescriptor constant(FieldDescriptor field) {
        List<EnumValueDescriptor> values = field.getEnumType().getValues();
        int number = values.get(random.nextInt(values.size())).getNumber();
        return field.getEnumType().findValueByNumber(number);
    }
}
