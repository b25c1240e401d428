package emissaryctl.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// One item of `health_checks`.
public record HealthCheck(
        Probe probe,
        Optional<Duration> timeout,
        Optional<Duration> interval,
        Optional<Integer> healthyThreshold,
        Optional<Integer> unhealthyThreshold) {

    /// How the upstream is asked.
    public sealed interface Probe {}

    /// `http`.
    public record Http(
            String path,
            Optional<String> hostname,
            SequencedMap<String, AddedHeader> addRequestHeaders,
            List<String> removeRequestHeaders,
            List<StatusRange> expectedStatuses)
            implements Probe {}

    /// `grpc`.
    public record Grpc(String upstreamName, Optional<String> authority) implements Probe {}

    /// Statuses from `min` to `max`, both included.
    public record StatusRange(int min, int max) {}
}
