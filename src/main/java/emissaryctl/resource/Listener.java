package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// `Listener`: a port, the protocols spoken on it, and the Hosts that are served there.
public record Listener(
        Metadata metadata,
        int port,
        Optional<String> protocol,
        Optional<List<String>> protocolStack,
        SecurityModel securityModel,
        HostBinding hostBinding,
        Optional<String> statsPrefix,
        int l7Depth,
        Optional<Integer> http2MaxConcurrentStreams)
        implements Resource {

    /// `securityModel`: how a request is judged secure.
    public enum SecurityModel {
        XFP,
        SECURE,
        INSECURE
    }

    /// `hostBinding`.
    public record HostBinding(Optional<NamespaceFrom> namespaceFrom, Optional<LabelSelector> selector) {}

    /// `hostBinding.namespace.from`.
    public enum NamespaceFrom {
        SELF,
        ALL,
        SELECTOR
    }
}
