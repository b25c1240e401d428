package emissaryctl.gateway;

import java.time.Duration;

/// Rate limiting by a service (`envoy.filters.http.ratelimit`).
public record RateLimiting(
        String domain, String cluster, Duration timeout, boolean failureModeDeny, boolean resourceExhausted) {}
