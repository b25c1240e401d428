package emissaryctl.explain.request;

/// Paths with their queries.
public final class Paths {

    private Paths() {}

    /// The path alone, which is what routes match and rewrites change.
    public static String withoutQuery(String path) {
        int end = path.indexOf('?');
        return end < 0 ? path : path.substring(0, end);
    }
}
