package emissaryctl.publish;

/// What the running Envoy did with a generation.
public sealed interface Verdict {

    /// It has taken all of it.
    record Taken() implements Verdict {}

    /// It has rejected what `statistic` counts.
    record Rejected(String statistic) implements Verdict {}

    /// It runs but has not taken what `statistic` tells of, nor rejected it.
    record Late(String statistic) implements Verdict {}

    /// No Envoy answers.
    record Unanswered() implements Verdict {}
}
