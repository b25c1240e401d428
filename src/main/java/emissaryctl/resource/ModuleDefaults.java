package emissaryctl.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Module keys that stand in for what a Mapping or plugin service leaves out.
public record ModuleDefaults(
        MappingHeaders headers,
        Optional<String> statsName,
        Optional<Boolean> tlsSecretNamespacing,
        Optional<Boolean> addLinkerdHeaders,
        Optional<Duration> requestTimeout,
        Policies policies,
        MappingUpstream.UpstreamTimeouts clusterTimeouts,
        MappingUpstream.Dns dns,
        Optional<String> resolver,
        boolean useAmbassadorNamespaceForServiceResolution,
        Optional<String> labelDomain,
        SequencedMap<String, List<RateLimitLabel>> labels) {

    /// `circuit_breakers`, `cors`, `keepalive`, `load_balancer`, `retry_policy`.
    public record Policies(
            Optional<List<CircuitBreaker>> circuitBreakers,
            Optional<Cors> cors,
            Optional<Keepalive> keepalive,
            Optional<LoadBalancer> loadBalancer,
            Optional<RetryPolicy> retry) {}
}
