package emissaryctl.resource;

import emissaryctl.source.Span;
import java.util.List;
import java.util.Optional;

/// Where services are, as the file of `--endpoints` says: by the name under which Emissary discovers a service, such as
/// `consul/dc1/orders` or `k8s/default/shop/80`. Where not all of it was `understood`, a service that is missing may
/// have been meant.
public record GivenEndpoints(List<GivenService> services, boolean understood) {

    public static final GivenEndpoints NONE = new GivenEndpoints(List.of(), true);
    public static final GivenEndpoints UNREADABLE = new GivenEndpoints(List.of(), false);

    public GivenEndpoints {
        services = List.copyOf(services);
    }

    /// A service; `span` is its name's.
    public record GivenService(String name, Span span, List<GivenEndpoint> endpoints) {
        public GivenService {
            endpoints = List.copyOf(endpoints);
        }
    }

    /// One place where the service answers; `span` is the address's.
    public record GivenEndpoint(String address, Span span, int port, Optional<Integer> weight) {}
}
