package emissaryctl.envoy.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A field that Envoy 1.40 reads and that our classes of its messages, which are older, lack: one text or, where
/// there is an `element`, a list of messages. Its value travels as an unknown field, which is right on the wire as it
/// is; printers find its name here.
public record NewerField(String message, int number, String name, Optional<Message> element) {

    /// Envoy refuses several health checks without names.
    public static final NewerField HEALTH_CHECK_NAME =
            new NewerField("envoy.config.core.v3.HealthCheck", 27, "name", Optional.empty());

    /// In place of `content_type`, which is deprecated.
    public static final NewerField COMPRESSED_CONTENT_TYPES = new NewerField(
            "envoy.extensions.filters.http.compressor.v3.Compressor.CommonDirectionConfig",
            4,
            "content_type_matcher",
            Optional.of(StringMatcher.getDefaultInstance()));

    /// Which paths of the admin interface are served.
    public static final NewerField ADMIN_PATHS = new NewerField(
            "envoy.config.bootstrap.v3.Admin", 7, "allow_paths", Optional.of(StringMatcher.getDefaultInstance()));

    private static final List<NewerField> ALL = List.of(HEALTH_CHECK_NAME, COMPRESSED_CONTENT_TYPES, ADMIN_PATHS);

    /// The field of a message that has a number.
    public static NewerField find(String message, int number) {
        return ALL.stream()
                .filter(field -> field.message.equals(message) && field.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(message + " has no field " + number));
    }

    public UnknownFieldSet holding(String value) {
        return holding(Stream.of(ByteString.copyFromUtf8(value)));
    }

    public UnknownFieldSet holding(List<? extends Message> values) {
        return holding(values.stream().map(Message::toByteString));
    }

    private UnknownFieldSet holding(Stream<ByteString> values) {
        UnknownFieldSet.Field.Builder field = UnknownFieldSet.Field.newBuilder();
        values.forEach(field::addLengthDelimited);
        return UnknownFieldSet.newBuilder().addField(number, field.build()).build();
    }

    public String text(UnknownFieldSet.Field field) {
        return field.getLengthDelimitedList().getLast().toStringUtf8();
    }

    public List<Message> messages(UnknownFieldSet.Field field) {
        return field.getLengthDelimitedList().stream().map(this::parse).toList();
    }

    private Message parse(ByteString bytes) {
        try {
            return element.orElseThrow().getParserForType().parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(name + " does not hold what it should", e);
        }
    }
}
