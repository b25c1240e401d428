package emissaryctl.gateway;

import java.util.Optional;

/// TLS towards a cluster (`UpstreamTlsContext`).
public record TlsOrigination(TlsPeer peer, Optional<String> sni) {}
