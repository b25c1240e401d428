package emissaryctl.diff;

import emissaryctl.diag.Severity;
import emissaryctl.source.Span;

/// What `lint` says of one side. `resource` is empty when there is none.
public record Finding(
        String code, String name, Severity severity, String message, String resource, String path, Span place) {

    /// The same for the same fault of the same field, whatever line that has moved to.
    String key() {
        return String.join("\0", code, resource, path, resource.isEmpty() ? message : "");
    }
}
