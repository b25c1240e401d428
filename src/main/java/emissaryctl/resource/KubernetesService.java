package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// A core Service: its ports are what endpoint routing needs.
public record KubernetesService(Metadata metadata, List<ServicePort> ports) implements Resource {

    /// `targetPort` is a number or a name, as text.
    public record ServicePort(int port, Optional<String> name, Optional<String> targetPort, String protocol) {}
}
