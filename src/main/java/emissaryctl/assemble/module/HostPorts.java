package emissaryctl.assemble.module;

import emissaryctl.resource.Host;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.MappingMatch;
import emissaryctl.resource.ResourceSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Whether anything is chosen by a host name with a port, which it could not be without the port.
final class HostPorts {

    private static final String AUTHORITY = ":authority";

    private HostPorts() {}

    static boolean decide(ResourceSet resources) {
        for (Host host : resources.all(Host.class)) {
            if (hasPort(host.hostname())) return true;
        }
        for (Mapping mapping : resources.all(Mapping.class)) {
            if (hasPort(mapping.match())) return true;
        }
        return false;
    }

    private static boolean hasPort(MappingMatch match) {
        return hasPort(match.hostname())
                || hasPort(match.host())
                || hasPort(match.headers().exact())
                || hasPort(match.headers().regex());
    }

    private static boolean hasPort(SequencedMap<String, String> headers) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            boolean authority = header.getKey().equalsIgnoreCase(AUTHORITY)
                    || header.getKey().equalsIgnoreCase("host");
            if (authority && header.getValue().contains(":")) return true;
        }
        return false;
    }

    private static boolean hasPort(Optional<String> hostname) {
        return hostname.isPresent() && hostname.get().contains(":");
    }
}
