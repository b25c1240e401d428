package emissaryctl.resource;

import java.util.List;

/// A discovery EndpointSlice: ready addresses and ports of the Service named by its `kubernetes.io/service-name` label.
public record EndpointSlice(
        Metadata metadata, String serviceName, List<String> addresses, List<KubernetesEndpoints.EndpointPort> ports)
        implements Resource {}
