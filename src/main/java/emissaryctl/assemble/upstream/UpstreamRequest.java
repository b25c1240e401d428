package emissaryctl.assemble.upstream;

import emissaryctl.resource.CircuitBreaker;
import emissaryctl.resource.HealthCheck;
import emissaryctl.resource.Keepalive;
import emissaryctl.resource.LoadBalancer;
import emissaryctl.resource.MappingUpstream;
import emissaryctl.resource.MappingUpstream.Dns;
import emissaryctl.resource.MappingUpstream.UpstreamTimeouts;
import emissaryctl.resource.Metadata;
import java.util.List;
import java.util.Optional;

/// A resource's wish for a cluster. `service` is the text in Emissary's normal form where that applies; `marker` the
/// part that sets clusters of one purpose apart in their name; `resolver` is absent for plugin services.
public record UpstreamRequest(
        Metadata owner,
        String serviceField,
        String service,
        Optional<String> marker,
        Optional<String> hostRewrite,
        Optional<Resolver> resolver,
        Settings settings) {

    /// What the cluster is to be like.
    public record Settings(
            boolean grpc,
            Optional<String> tls,
            Optional<LoadBalancer> loadBalancer,
            Optional<List<CircuitBreaker>> circuitBreakers,
            Optional<Keepalive> keepalive,
            List<HealthCheck> healthChecks,
            UpstreamTimeouts timeouts,
            Dns dns,
            Optional<String> statsName) {

        /// A plugin service's: nothing but these.
        public static Settings of(boolean grpc, Optional<String> tls, Optional<String> statsName) {
            return new Settings(
                    grpc,
                    tls,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    UpstreamTimeouts.NONE,
                    Dns.NONE,
                    statsName);
        }

        /// A Mapping's. `statsName` and `breakers` are the effective ones.
        public static Settings of(
                MappingUpstream written, Optional<String> statsName, Optional<List<CircuitBreaker>> breakers) {
            return new Settings(
                    written.grpc(),
                    written.tls(),
                    written.loadBalancer(),
                    breakers,
                    written.keepalive(),
                    written.healthChecks(),
                    written.timeouts(),
                    written.dns(),
                    statsName);
        }

        public Settings withBreakers(Optional<List<CircuitBreaker>> breakers) {
            return new Settings(grpc, tls, loadBalancer, breakers, keepalive, healthChecks, timeouts, dns, statsName);
        }
    }

    /// The wish of a plugin service.
    public static UpstreamRequest plugin(
            Metadata owner, String serviceField, String service, Optional<String> marker, Settings settings) {
        return new UpstreamRequest(owner, serviceField, service, marker, Optional.empty(), Optional.empty(), settings);
    }
}
