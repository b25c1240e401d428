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
    public record Found(String regex) implements ValueTest {

        /// The expression for a whole value in which it is found. What is quoted up to the end (`\Q`) ends there.
        public String anywhere() {
            return "\\C*(?:" + regex + (quotesToTheEnd() ? "\\E" : "") + ")\\C*";
        }

        private boolean quotesToTheEnd() {
            boolean quoted = false;
            for (int at = regex.indexOf('\\'); at >= 0 && at + 1 < regex.length(); at = regex.indexOf('\\', at)) {
                char next = regex.charAt(at + 1);
                if (quoted && next != 'E') at++;
                else at += 2;
                if (next == 'E') quoted = false;
                else if (next == 'Q') quoted = true;
            }
            return quoted;
        }
    }
}
