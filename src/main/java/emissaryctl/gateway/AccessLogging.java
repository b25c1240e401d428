package emissaryctl.gateway;

import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;

/// Access logs of all HTTP connection managers.
public record AccessLogging(List<GrpcLog> services, FileLog file) {

    public AccessLogging {
        services = List.copyOf(services);
    }

    /// A gRPC access log service. `http` entries carry headers, TCP entries do not.
    public record GrpcLog(
            String cluster,
            boolean http,
            List<String> requestHeaders,
            List<String> responseHeaders,
            List<String> responseTrailers,
            Duration flushInterval,
            int flushBytes) {}

    /// A log file; `/dev/fd/1` is standard output.
    public record FileLog(String path, LogFormat format) {}

    /// What a line holds, in Envoy's command operators.
    public sealed interface LogFormat {}

    public record TextFormat(String text) implements LogFormat {}

    public record JsonFormat(SequencedMap<String, JsonValue> fields) implements LogFormat {}

    /// A value in a JSON log line.
    public sealed interface JsonValue {}

    public record JsonText(String text) implements JsonValue {}

    public record JsonNumber(double number) implements JsonValue {}

    public record JsonBool(boolean value) implements JsonValue {}

    public record JsonObject(SequencedMap<String, JsonValue> fields) implements JsonValue {}
}
