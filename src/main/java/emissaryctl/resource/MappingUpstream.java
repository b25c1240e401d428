package emissaryctl.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a Mapping's service is reached: what ends up in the Envoy cluster.
public record MappingUpstream(
        boolean grpc,
        Optional<String> tls,
        Optional<String> resolver,
        Optional<LoadBalancer> loadBalancer,
        Optional<List<CircuitBreaker>> circuitBreakers,
        Optional<Keepalive> keepalive,
        List<HealthCheck> healthChecks,
        UpstreamTimeouts timeouts,
        Dns dns,
        Optional<String> clusterTag,
        Optional<String> statsName,
        Optional<String> outlierDetection) {

    /// `connect_timeout_ms`, `cluster_idle_timeout_ms`, `cluster_max_connection_lifetime_ms`.
    public record UpstreamTimeouts(
            Optional<Duration> connect, Optional<Duration> idle, Optional<Duration> maxConnectionLifetime) {

        public static final UpstreamTimeouts NONE =
                new UpstreamTimeouts(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// `dns_type`, `respect_dns_ttl`, `enable_ipv4`, `enable_ipv6`.
    public record Dns(
            Optional<String> type,
            Optional<Boolean> respectTtl,
            Optional<Boolean> enableIpv4,
            Optional<Boolean> enableIpv6) {

        public static final Dns NONE = new Dns(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
