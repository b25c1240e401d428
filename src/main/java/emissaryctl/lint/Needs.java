package emissaryctl.lint;

/// What must be in the input for a rule to make sense. Repositories often hold Mappings only; a rule about the absence
/// of something must not speak when that something lies elsewhere.
public enum Needs {
    /// One resource suffices.
    NOTHING("one resource"),
    /// All of Emissary's resources: the input has a Listener and a Host, or is said to be complete.
    WHOLE_SET("the whole set"),
    /// The Secrets: there is one with TLS material, or the input is said to be complete.
    SECRETS("the Secrets"),
    /// The Services: there is one in the input. They are often made by other means than the rest, complete or not.
    SERVICES("the Services");

    private final String words;

    Needs(String words) {
        this.words = words;
    }

    /// How a rule's page says it.
    public String words() {
        return words;
    }
}
