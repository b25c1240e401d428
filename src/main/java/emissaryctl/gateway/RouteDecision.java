package emissaryctl.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a route does with a request.
public sealed interface RouteDecision {

    /// Send it to a cluster.
    record Forward(
            String cluster,
            Duration timeout,
            Optional<Duration> idleTimeout,
            PathRewrite path,
            HostRewrite host,
            List<HashKey> hashKeys,
            Optional<Retries> retries,
            List<Mirror> mirrors,
            Optional<CorsRules> cors,
            List<Descriptor> descriptors,
            List<String> upgrades,
            Priority priority)
            implements RouteDecision {
        public Forward {
            hashKeys = List.copyOf(hashKeys);
            mirrors = List.copyOf(mirrors);
            descriptors = List.copyOf(descriptors);
            upgrades = List.copyOf(upgrades);
        }
    }

    /// Send the client elsewhere. An absent part stays as it was.
    record Redirection(
            Optional<String> scheme,
            Optional<String> host,
            Optional<Integer> port,
            PathRewrite path,
            Optional<Integer> status)
            implements RouteDecision {}

    /// Send the client to the same place over HTTPS.
    record HttpsRedirection() implements RouteDecision {}

    /// Answer at once.
    record LocalReply(int status, String body) implements RouteDecision {}

    /// Which pool of the cluster's limits a request counts against.
    enum Priority {
        DEFAULT,
        HIGH
    }

    /// A copy of requests for another cluster.
    record Mirror(String cluster, int percent) {}

    /// When and how often a failed request is tried again (`envoy.config.route.v3.RetryPolicy`).
    record Retries(String retryOn, Optional<Integer> numRetries, Optional<Duration> perTryTimeout) {}
}
