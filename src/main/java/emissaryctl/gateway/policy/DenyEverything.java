package emissaryctl.gateway.policy;

/// Refuses every request: what is left of a Filter that cannot be compiled.
public record DenyEverything() implements PolicyAction {}
