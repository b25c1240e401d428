package emissaryctl.resource;

import java.time.Duration;
import java.util.Optional;

/// `RateLimitService`: the service that decides on rate-limit descriptors.
public record RateLimitService(
        Metadata metadata,
        String service,
        Optional<String> protocolVersion,
        Optional<Duration> timeout,
        Optional<String> domain,
        boolean failureModeDeny,
        Optional<Boolean> useResourceExhaustedCode,
        Optional<String> tls,
        Optional<String> statsName)
        implements Resource {}
