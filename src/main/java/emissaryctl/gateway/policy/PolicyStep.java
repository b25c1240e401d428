package emissaryctl.gateway.policy;

import java.util.Optional;

/// A filter that a rule names, and the condition under which requests of the rule pass it.
public record PolicyStep(String filter, Optional<HeaderCondition> condition) {}
