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
        List<String> scope) {

    public FilterReference {
        scope = List.copyOf(scope);
    }

    /// `ifRequestHeader`: without a value and a pattern any value that is not empty will do.
    public record RequestHeaderCondition(
            String name, boolean negate, Optional<String> value, Optional<String> valueRegex) {}
}
