package emissaryctl.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An active health check (`envoy.config.core.v3.HealthCheck`).
public record HealthProbe(
        String name,
        Question question,
        Duration timeout,
        Duration interval,
        int healthyThreshold,
        int unhealthyThreshold) {

    /// How an endpoint is asked.
    public sealed interface Question {}

    public record HttpQuestion(
            String path, Optional<String> host, HeaderEdits headers, List<StatusSpan> expectedStatuses)
            implements Question {}

    public record GrpcQuestion(String serviceName, Optional<String> authority) implements Question {}

    /// Statuses from `start` up to but not including `end`.
    public record StatusSpan(int start, int end) {}
}
