package emissaryctl.publish;

/// Which step of a change a generation is.
public enum Stage {
    /// The old routes, and the clusters that the new ones will need.
    PREPARE("-prepare"),
    /// The new routes, and the clusters that the old ones needed.
    CHANGE(""),
    /// The new routes, and no other clusters than theirs.
    RETIRE("-retire");

    private final String suffix;

    Stage(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }
}
