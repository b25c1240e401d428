package emissaryctl.assemble;

import emissaryctl.resource.Host;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.MappingMatch;
import emissaryctl.resource.ResourceSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Whether anything is chosen by a host name with a port, which it could not be without the port.
final class HostPorts {

    private HostPorts() {}

    static boolean decide(ResourceSet resources) {
        Stream<String> hosts =
                resources.all(Host.class).stream().map(Host::hostname).flatMap(Optional::stream);
        Stream<String> mappings = resources.all(Mapping.class).stream().flatMap(m -> hostnames(m.match()));
        return Stream.concat(hosts, mappings).anyMatch(name -> name.contains(":"));
    }

    private static Stream<String> hostnames(MappingMatch match) {
        Stream<String> own = Stream.concat(match.hostname().stream(), match.host().stream());
        Stream<String> headers = Stream.concat(
                authorities(match.headers().exact()),
                authorities(match.headers().regex()));
        return Stream.concat(own, headers);
    }

    private static Stream<String> authorities(SequencedMap<String, String> headers) {
        return headers.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(Matcher.AUTHORITY)
                        || e.getKey().equalsIgnoreCase("host"))
                .map(Map.Entry::getValue);
    }
}
