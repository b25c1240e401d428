package emissaryctl.gateway;

import java.util.List;
import java.util.Optional;

/// Tracing of requests.
public record TracingSettings(
        Provider provider,
        Optional<Integer> clientSampling,
        Optional<Integer> randomSampling,
        Optional<Integer> overallSampling,
        List<SpanTag> tags) {

    public TracingSettings {
        tags = List.copyOf(tags);
    }

    /// Who receives the spans.
    public sealed interface Provider {
        String cluster();
    }

    public record Zipkin(
            String cluster,
            String collectorEndpoint,
            boolean protobuf,
            Optional<String> collectorHostname,
            boolean traceId128Bit,
            Optional<Boolean> sharedSpanContext)
            implements Provider {}

    public record Datadog(String cluster, String serviceName, Optional<String> collectorHostname) implements Provider {}

    public record OpenTelemetry(String cluster, String serviceName) implements Provider {}

    /// A tag on every span.
    public record SpanTag(String name, TagSource source) {}

    public sealed interface TagSource {}

    public record LiteralTag(String value) implements TagSource {}

    public record EnvironmentTag(String variable, Optional<String> defaultValue) implements TagSource {}

    public record HeaderTag(String header, Optional<String> defaultValue) implements TagSource {}
}
