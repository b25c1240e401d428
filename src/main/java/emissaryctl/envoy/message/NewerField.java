package emissaryctl.envoy.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;

/// A text field that Envoy 1.40 reads and that our classes of its messages, which are older, lack. Its value travels as
/// an
/// unknown field: right on the wire as it is, and a printer gives it its name.
public record NewerField(String message, int number, String name) {

    /// Envoy 1.40 refuses several health checks without names.
    public static final NewerField HEALTH_CHECK_NAME = new NewerField("envoy.config.core.v3.HealthCheck", 27, "name");

    private static final List<NewerField> ALL = List.of(HEALTH_CHECK_NAME);

    /// The field of a message that has a number.
    public static NewerField find(String message, int number) {
        return ALL.stream()
                .filter(field -> field.message.equals(message) && field.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(message + " has no field " + number));
    }

    public UnknownFieldSet holding(String value) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        number,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8(value))
                                .build())
                .build();
    }
}
