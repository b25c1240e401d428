package emissaryctl.resource;

/// `KubernetesServiceResolver`: upstreams by DNS name.
public record KubernetesServiceResolver(Metadata metadata) implements Resource {}
