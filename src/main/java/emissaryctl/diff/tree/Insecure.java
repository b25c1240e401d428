package emissaryctl.diff.tree;

/// What becomes of requests that do not come over HTTPS.
public enum Insecure {
    SERVED("served"),
    REDIRECTED("redirected to HTTPS"),
    NOT_MATCHED("not matched"),
    /// There are routes whose requests are not understood.
    NOT_KNOWN("not known");

    private final String words;

    Insecure(String words) {
        this.words = words;
    }

    /// For people.
    public String words() {
        return words;
    }
}
