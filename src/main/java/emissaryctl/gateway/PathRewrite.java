package emissaryctl.gateway;

/// What becomes of the path.
public sealed interface PathRewrite {

    record KeepPath() implements PathRewrite {}

    /// The matched prefix (of a regex or exact match: the whole path) is replaced.
    record ReplacePrefix(String with) implements PathRewrite {}

    /// The whole path is replaced.
    record ReplacePath(String with) implements PathRewrite {}

    /// Each match of `pattern` is replaced.
    record ReplaceRegex(String pattern, String substitution) implements PathRewrite {}
}
