package emissaryctl.gateway;

import java.util.List;
import java.util.Optional;

/// How a cluster finds its endpoints.
public sealed interface Discovery {

    List<Endpoint> endpoints();

    /// DNS names, looked up again and again.
    record Dns(List<Endpoint> endpoints, boolean logical, Family family, boolean respectTtl) implements Discovery {
        public Dns {
            endpoints = List.copyOf(endpoints);
        }
    }

    /// Addresses known now. `serviceName` is the name under which they would be discovered.
    record Fixed(List<Endpoint> endpoints, String serviceName) implements Discovery {
        public Fixed {
            endpoints = List.copyOf(endpoints);
        }
    }

    /// A host name or address, and a port. `weight` is its share of the requests, relative to the others.
    record Endpoint(String host, int port, Optional<Integer> weight) {

        public Endpoint(String host, int port) {
            this(host, port, Optional.empty());
        }
    }

    /// Which addresses a DNS name may give.
    enum Family {
        V4_ONLY,
        V6_ONLY,
        V4_PREFERRED,
        AUTO
    }
}
