package emissaryctl.gateway;

import java.time.Duration;
import java.util.Optional;

/// The HTTP spoken to a cluster.
public record UpstreamProtocol(
        boolean http2,
        Optional<Duration> idleTimeout,
        Optional<Duration> maxConnectionDuration,
        HeaderCase headerCase) {

    /// How header names are written in HTTP/1.1.
    public enum HeaderCase {
        LOWER,
        PROPER,
        /// As the peer wrote them.
        PRESERVED
    }
}
