package emissaryctl.gateway;

import java.util.List;

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

    /// A host name or address, and a port.
    record Endpoint(String host, int port) {}

    /// Which addresses a DNS name may give.
    enum Family {
        V4_ONLY,
        V6_ONLY,
        AUTO
    }
}
