package emissaryctl.gateway;

import java.util.Optional;

/// TLS towards clients (`DownstreamTlsContext`).
public record TlsTermination(TlsPeer peer, Optional<Boolean> requireClientCertificate) {}
