package emissaryctl.gateway;

import java.util.Optional;

/// Limits of one priority (`envoy.config.cluster.v3.CircuitBreakers.Thresholds`).
public record ConnectionLimits(
        RouteDecision.Priority priority,
        Optional<Integer> maxConnections,
        Optional<Integer> maxPendingRequests,
        Optional<Integer> maxRequests,
        Optional<Integer> maxRetries) {}
