package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// A Filter that a rule of a FilterPolicy names. `continueOnDeny` and `breakOnAllow` are the unusual choices.
public record FilterReference(
        String name,
        Optional<String> namespace,
        Optional<RequestHeaderCondition> ifRequestHeader,
        boolean continueOnDeny,
        boolean breakOnAllow,
        Arguments arguments) {

    /// What the Filter is to do differently here. `sameSite` and `insteadOfRedirect` are for those of type OAuth2.
    public record Arguments(
            List<String> scope, Optional<String> sameSite, Optional<InsteadOfRedirect> insteadOfRedirect) {
        public Arguments {
            scope = List.copyOf(scope);
        }
    }

    /// What an answer is like to who has not logged in and is not to be sent to the provider. `filters` says that
    /// Filters were to be passed then.
    public record InsteadOfRedirect(
            Optional<RequestHeaderCondition> ifRequestHeader, Optional<Integer> httpStatusCode, boolean filters) {}

    /// `ifRequestHeader`: without a value and a pattern any value that is not empty will do.
    public record RequestHeaderCondition(
            String name, boolean negate, Optional<String> value, Optional<String> valueRegex) {}
}
