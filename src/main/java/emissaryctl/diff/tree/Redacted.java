package emissaryctl.diff.tree;

/// What Envoy's config dump says in place of a secret.
public final class Redacted {

    public static final String TEXT = "[redacted]";

    private Redacted() {}
}
