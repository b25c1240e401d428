package emissaryctl.resource;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// `load_balancer`. `keys` are the member names as written, for Emissary counts them.
public record LoadBalancer(
        String policy, Optional<Cookie> cookie, Optional<String> header, Optional<Boolean> sourceIp, Set<String> keys) {

    /// The affinity cookie.
    public record Cookie(Optional<String> name, Optional<String> path, Optional<Duration> ttl) {}
}
