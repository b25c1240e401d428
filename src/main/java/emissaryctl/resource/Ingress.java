package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// A networking Ingress, any version, in one shape.
public record Ingress(
        Metadata metadata,
        Optional<String> classAnnotation,
        Optional<String> className,
        Optional<Backend> defaultBackend,
        List<Tls> tls,
        List<Rule> rules)
        implements Resource {

    /// `port` is a number or a name, as text; a resource backend has no service and is left out.
    public record Backend(String service, String port) {}

    public record Tls(List<String> hosts, Optional<String> secretName) {}

    public record Rule(Optional<String> host, List<Path> paths) {}

    public record Path(Optional<String> path, PathType type, Optional<Backend> backend) {}

    public enum PathType {
        EXACT,
        PREFIX,
        IMPLEMENTATION_SPECIFIC
    }
}
