package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// Core Endpoints: ready addresses and ports.
public record KubernetesEndpoints(Metadata metadata, List<Subset> subsets) implements Resource {

    public record Subset(List<String> addresses, List<EndpointPort> ports) {}

    public record EndpointPort(int port, Optional<String> name, String protocol) {}
}
