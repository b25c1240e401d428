package emissaryctl.explain;

/// Paths with their queries.
final class Paths {

    private Paths() {}

    /// The path alone, which is what routes match and rewrites change.
    static String withoutQuery(String path) {
        int end = path.indexOf('?');
        return end < 0 ? path : path.substring(0, end);
    }
}
