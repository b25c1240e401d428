package emissaryctl.resource;

import java.util.Optional;

/// One item of `circuit_breakers`. `priority` is as written (`default`, `high`, any case).
public record CircuitBreaker(
        Optional<String> priority,
        Optional<Integer> maxConnections,
        Optional<Integer> maxPendingRequests,
        Optional<Integer> maxRequests,
        Optional<Integer> maxRetries) {}
