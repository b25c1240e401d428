package emissaryctl.assemble.policy;

import emissaryctl.gateway.policy.HeaderCondition;
import java.util.List;
import java.util.Optional;

/// What a request does for one Filter that a rule names, and when.
record ReferencedActions(List<PlannedAction> actions, Optional<HeaderCondition> condition) {

    ReferencedActions {
        actions = List.copyOf(actions);
    }
}
