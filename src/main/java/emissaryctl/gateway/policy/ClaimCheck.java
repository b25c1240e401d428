package emissaryctl.gateway.policy;

import java.util.List;

/// Refuses requests whose token, which has been found valid, does not have all of these. `key` is the token's.
public record ClaimCheck(String key, List<Requirement> requirements) implements PolicyAction {

    public ClaimCheck {
        requirements = List.copyOf(requirements);
    }

    /// One thing that a token must have.
    public sealed interface Requirement {}

    /// A claim, whatever its value.
    public record HasClaim(String claim) implements Requirement {}

    /// A scope.
    public record HasScope(String scope) implements Requirement {}

    /// A signature made with one of these algorithms.
    public record SignedWith(List<String> algorithms) implements Requirement {
        public SignedWith {
            algorithms = List.copyOf(algorithms);
        }
    }

    /// If it says when it was issued, not more than this many seconds in the future.
    public record NotFromTheFuture(int leewaySeconds) implements Requirement {}
}
