package emissaryctl.assemble.policy;

import emissaryctl.gateway.policy.PolicyAction;
import emissaryctl.source.Origin;

/// What a Filter does, and whose doing it is. `name` is the name of the filter in Envoy if no other has it.
record PlannedAction(String name, Origin origin, PolicyAction action) {}
