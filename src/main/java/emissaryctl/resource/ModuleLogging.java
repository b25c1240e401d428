package emissaryctl.resource;

import java.util.Optional;
import java.util.SequencedMap;

/// Module keys of the access log. A format is a text, or fields by name; `malformed` marks one of another type.
public record ModuleLogging(
        Optional<String> type,
        Optional<String> path,
        Optional<String> textFormat,
        Optional<SequencedMap<String, LogValue>> jsonFormat,
        boolean malformed) {

    public ModuleLogging withoutFormat() {
        return new ModuleLogging(type, path, Optional.empty(), Optional.empty(), malformed);
    }

    /// A value in a JSON log format: a text with operators, or a nested object.
    public sealed interface LogValue {}

    public record LogText(String text) implements LogValue {}

    public record LogNumber(double number) implements LogValue {}

    public record LogBool(boolean value) implements LogValue {}

    public record LogObject(SequencedMap<String, LogValue> fields) implements LogValue {}
}
