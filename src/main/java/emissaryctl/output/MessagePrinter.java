package emissaryctl.output;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.ListValue;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.WrappersProto;
import com.google.protobuf.util.Durations;
import emissaryctl.envoy.message.NewerField;
import emissaryctl.envoy.message.TypedConfigs;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// Protobuf's JSON mapping with the protos' own field names. Unlike protobuf's `JsonFormat` it knows the fields that
/// are newer than our classes, and it can print into other formats than JSON.
record MessagePrinter(TreeSink sink) {

    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    void print(Message message) {
        switch (message) {
            case Any any -> printAny(any);
            case Duration duration -> sink.text(Durations.toString(duration));
            case Struct struct -> printStruct(struct);
            case Value value -> printValue(value);
            case ListValue list -> printList(list);
            default -> {
                if (isWrapper(message)) printWrapped(message);
                else printObject(message);
            }
        }
    }

    private static boolean isWrapper(Message message) {
        return message.getDescriptorForType().getFile() == WrappersProto.getDescriptor();
    }

    private void printWrapped(Message wrapper) {
        FieldDescriptor value = wrapper.getDescriptorForType().findFieldByNumber(1);
        printSingle(value, wrapper.getField(value));
    }

    private void printObject(Message message) {
        sink.beginObject();
        printFields(message);
        sink.endObject();
    }

    private void printAny(Any any) {
        sink.beginObject();
        sink.name("@type");
        sink.text(any.getTypeUrl());
        printFields(TypedConfigs.unpack(any));
        sink.endObject();
    }

    private void printFields(Message message) {
        if (!message.getUnknownFields().isEmpty()) printNewerFields(message);
        message.getAllFields().forEach((field, value) -> {
            sink.name(field.getName());
            if (field.isMapField()) printMap((List<?>) value);
            else if (field.isRepeated()) printRepeated(field, (List<?>) value);
            else printSingle(field, value);
        });
    }

    private void printNewerFields(Message message) {
        String type = message.getDescriptorForType().getFullName();
        message.getUnknownFields().asMap().forEach((number, values) -> {
            NewerField field = NewerField.find(type, number);
            sink.name(field.name());
            if (field.element().isEmpty()) sink.text(field.text(values));
            else printMessages(field.messages(values));
        });
    }

    private void printMessages(List<Message> messages) {
        sink.beginList();
        for (Message message : messages) {
            sink.item();
            print(message);
        }
        sink.endList();
    }

    private void printMap(List<?> entries) {
        sink.beginObject();
        for (Object entry : entries) {
            MapEntry<?, ?> pair = (MapEntry<?, ?>) entry;
            sink.name(String.valueOf(pair.getKey()));
            printSingle(pair.getDescriptorForType().findFieldByNumber(2), pair.getValue());
        }
        sink.endObject();
    }

    private void printRepeated(FieldDescriptor field, List<?> values) {
        sink.beginList();
        for (Object value : values) {
            sink.item();
            printSingle(field, value);
        }
        sink.endList();
    }

    private void printSingle(FieldDescriptor field, Object value) {
        switch (value) {
            case Message message -> print(message);
            case String text -> sink.text(text);
            case Boolean bool -> sink.literal(bool.toString());
            case Integer number ->
                sink.literal(isUnsigned(field) ? Integer.toUnsignedString(number) : number.toString());
            case Long number -> sink.text(isUnsigned(field) ? Long.toUnsignedString(number) : number.toString());
            case Double number -> printNumber(number.toString());
            case Float number -> printNumber(number.toString());
            case EnumValueDescriptor constant -> printConstant(constant);
            case ByteString bytes -> sink.text(Base64.getEncoder().encodeToString(bytes.toByteArray()));
            default -> throw new IllegalArgumentException("no field holds " + value.getClass());
        }
    }

    private static boolean isUnsigned(FieldDescriptor field) {
        return switch (field.getType()) {
            case UINT32, UINT64, FIXED32, FIXED64 -> true;
            default -> false;
        };
    }

    /// Whole numbers without a fraction, and never an exponent: readers of YAML do not agree on exponents.
    private void printNumber(String number) {
        if (NO_NUMBERS.contains(number)) {
            sink.text(number);
            return;
        }
        BigDecimal decimal = new BigDecimal(number);
        sink.literal(decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString());
    }

    private void printConstant(EnumValueDescriptor constant) {
        boolean unknown = constant.getIndex() == -1;
        if (unknown) sink.literal(Integer.toString(constant.getNumber()));
        else sink.text(constant.getName());
    }

    private void printStruct(Struct struct) {
        sink.beginObject();
        struct.getFieldsMap().forEach((name, value) -> {
            sink.name(name);
            printValue(value);
        });
        sink.endObject();
    }

    private void printList(ListValue list) {
        sink.beginList();
        for (Value value : list.getValuesList()) {
            sink.item();
            printValue(value);
        }
        sink.endList();
    }

    private void printValue(Value value) {
        switch (value.getKindCase()) {
            case NULL_VALUE, KIND_NOT_SET -> sink.literal("null");
            case NUMBER_VALUE -> printNumber(Double.toString(value.getNumberValue()));
            case STRING_VALUE -> sink.text(value.getStringValue());
            case BOOL_VALUE -> sink.literal(Boolean.toString(value.getBoolValue()));
            case STRUCT_VALUE -> printStruct(value.getStructValue());
            case LIST_VALUE -> printList(value.getListValue());
        }
    }
}
