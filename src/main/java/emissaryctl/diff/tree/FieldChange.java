package emissaryctl.diff.tree;

import java.util.Optional;

/// A field with another value, or one that is on one side only. `path` leads to it in Envoy's words:
/// `route.retry_policy.num_retries`, `http_filters[envoy.filters.http.cors]`.
public record FieldChange(String path, Optional<Tree> before, Optional<Tree> after) {

    /// Above the fields that say which requests a route takes.
    public static final String MATCH = "match";
    /// The virtual hosts that have a route.
    public static final String PLACES = "virtual hosts";

    /// Whether a route gets other requests because of the change.
    public boolean isOfRequests() {
        return isAt(MATCH) || isAt(PLACES);
    }

    /// Whether the path is this field, or one below it.
    public boolean isAt(String field) {
        if (!path.startsWith(field)) return false;
        return path.length() == field.length() || ".[".indexOf(path.charAt(field.length())) >= 0;
    }

    /// The same below another field.
    public FieldChange below(String field) {
        return new FieldChange(
                path.isEmpty() ? field : field + (path.startsWith("[") ? "" : ".") + path, before, after);
    }
}
