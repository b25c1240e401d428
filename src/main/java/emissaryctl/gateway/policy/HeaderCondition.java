package emissaryctl.gateway.policy;

/// What a request header must be like, or with `negate` must not.
public record HeaderCondition(String header, ValueTest test, boolean negate) {

    /// What is looked for in the value of a header. An absent header has none.
    public sealed interface ValueTest {}

    /// Anything at all.
    public record NotEmpty() implements ValueTest {}

    /// This text and no other.
    public record Exactly(String text) implements ValueTest {}

    /// A regular expression (RE2) that is found somewhere in the value.
    public record Found(String regex) implements ValueTest {}
}
