package emissaryctl.gateway.policy;

import emissaryctl.source.Origin;

/// An HTTP filter that requests of some rules pass. `name` is the only one of its name among all.
public record PolicyFilter(String name, Origin origin, PolicyAction action) {}
