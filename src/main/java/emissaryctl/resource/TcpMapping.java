package emissaryctl.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `TCPMapping`: connections on a port, or with a TLS server name on it, go to a service.
public record TcpMapping(
        Metadata metadata,
        int port,
        Optional<String> address,
        Optional<String> host,
        String service,
        Optional<Integer> weight,
        Optional<String> tls,
        Optional<String> resolver,
        Optional<List<CircuitBreaker>> circuitBreakers,
        MappingUpstream.Dns dns,
        Optional<Duration> idleTimeout,
        Optional<String> clusterTag,
        Optional<String> statsName)
        implements Resource {}
