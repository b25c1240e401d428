package emissaryctl.gateway.policy;

/// What a filter of a policy does with a request.
public sealed interface PolicyAction permits DenyEverything, TokenCheck, ClaimCheck, HeaderInjection {}
