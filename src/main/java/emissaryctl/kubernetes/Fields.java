package emissaryctl.kubernetes;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.List;

/// Fields of an object, in the order in which they are given.
final class Fields {

    private final Struct.Builder fields = Struct.newBuilder();

    static Fields of() {
        return new Fields();
    }

    Fields text(String name, String text) {
        return set(name, Value.newBuilder().setStringValue(text).build());
    }

    Fields number(String name, int number) {
        return set(name, Value.newBuilder().setNumberValue(number).build());
    }

    Fields flag(String name, boolean flag) {
        return set(name, Value.newBuilder().setBoolValue(flag).build());
    }

    Fields object(String name, Fields object) {
        return set(name, object.value());
    }

    Fields objects(String name, List<Fields> objects) {
        return list(name, objects.stream().map(Fields::value).toList());
    }

    Fields texts(String name, List<String> texts) {
        return list(
                name,
                texts.stream()
                        .map(text -> Value.newBuilder().setStringValue(text).build())
                        .toList());
    }

    private Fields list(String name, List<Value> values) {
        return set(
                name,
                Value.newBuilder()
                        .setListValue(ListValue.newBuilder().addAllValues(values))
                        .build());
    }

    private Fields set(String name, Value value) {
        fields.putFields(name, value);
        return this;
    }

    private Value value() {
        return Value.newBuilder().setStructValue(fields).build();
    }

    Struct build() {
        return fields.build();
    }
}
