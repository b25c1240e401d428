package emissaryctl.gateway;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a client is told in place of the body of an error with this status.
public record ErrorReply(int onStatus, String contentType, ReplyBody body) {

    /// Where the body comes from. Texts and values may hold Envoy's command operators.
    public sealed interface ReplyBody {}

    public record TextBody(String format) implements ReplyBody {}

    public record JsonBody(SequencedMap<String, String> fields) implements ReplyBody {
        public JsonBody {
            fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        }
    }

    /// A file that Envoy reads.
    public record FileBody(String path) implements ReplyBody {}
}
