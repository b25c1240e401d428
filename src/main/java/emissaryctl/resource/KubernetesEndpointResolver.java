package emissaryctl.resource;

/// `KubernetesEndpointResolver`: upstreams by the addresses in Endpoints.
public record KubernetesEndpointResolver(Metadata metadata) implements Resource {}
