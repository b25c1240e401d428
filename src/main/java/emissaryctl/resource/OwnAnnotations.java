package emissaryctl.resource;

/// The annotations that only this program reads.
public final class OwnAnnotations {

    /// What their names begin with.
    static final String PREFIX = "emissaryctl.dev/";

    /// Of any object: which findings are left out.
    public static final String IGNORE = PREFIX + "ignore";

    private OwnAnnotations() {}
}
