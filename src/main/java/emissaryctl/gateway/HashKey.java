package emissaryctl.gateway;

import java.time.Duration;
import java.util.Optional;

/// What a consistent-hash balancer looks at.
public sealed interface HashKey {

    record CookieHash(String name, Optional<String> path, Optional<Duration> ttl) implements HashKey {}

    record HeaderHash(String name) implements HashKey {}

    record SourceIpHash(boolean enabled) implements HashKey {}
}
