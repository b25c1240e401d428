package emissaryctl.envoy.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A field that Envoy 1.40 reads and that our classes of its messages, which are older, lack: one text or, where
/// there is an `element`, a list of messages of that type. Its value travels as an unknown field, which is right on the
/// wire as it
/// is; printers find its name here.
public record NewerField(String message, int number, String name, Optional<String> element) {

    private static final String STRING_MATCHER = "envoy.type.matcher.v3.StringMatcher";

    /// Envoy refuses several health checks without names.
    public static final NewerField HEALTH_CHECK_NAME =
            new NewerField("envoy.config.core.v3.HealthCheck", 27, "name", Optional.empty());

    /// In place of `content_type`, which is deprecated.
    public static final NewerField COMPRESSED_CONTENT_TYPES = new NewerField(
            "envoy.extensions.filters.http.compressor.v3.Compressor.CommonDirectionConfig",
            4,
            "content_type_matcher",
            Optional.of(STRING_MATCHER));

    /// Which paths of the admin interface are served.
    public static final NewerField ADMIN_PATHS =
            new NewerField("envoy.config.bootstrap.v3.Admin", 7, "allow_paths", Optional.of(STRING_MATCHER));

    /// Where users log out at their identity provider.
    public static final NewerField END_SESSION_ENDPOINT = new NewerField(
            "envoy.extensions.filters.http.oauth2.v3.OAuth2Config", 23, "end_session_endpoint", Optional.empty());

    private static final List<NewerField> ALL =
            List.of(HEALTH_CHECK_NAME, COMPRESSED_CONTENT_TYPES, ADMIN_PATHS, END_SESSION_ENDPOINT);

    /// The newer fields of a type of messages.
    public static List<NewerField> of(String message) {
        return ALL.stream().filter(field -> field.message.equals(message)).toList();
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
}
