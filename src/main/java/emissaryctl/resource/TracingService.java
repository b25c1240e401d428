package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// `TracingService`: where spans go. `tagHeaders` are the old way to say `customTags` from request headers.
public record TracingService(
        Metadata metadata,
        String service,
        String driver,
        TracingConfig config,
        Optional<Integer> clientSampling,
        Optional<Integer> randomSampling,
        Optional<Integer> overallSampling,
        List<CustomTag> customTags,
        List<String> tagHeaders,
        Optional<String> statsName)
        implements Resource {

    /// `config`: what the drivers understand.
    public record TracingConfig(
            Optional<String> serviceName,
            Optional<String> collectorEndpoint,
            Optional<String> collectorEndpointVersion,
            Optional<String> collectorHostname,
            Optional<Boolean> traceId128Bit,
            Optional<Boolean> sharedSpanContext) {}

    /// `custom_tags[]`.
    public record CustomTag(String tag, Source source) {}

    /// Where the value of a tag comes from.
    public sealed interface Source {}

    /// A fixed value.
    public record Literal(String value) implements Source {}

    /// An environment variable of Envoy's process.
    public record Environment(String name, Optional<String> defaultValue) implements Source {}

    /// A header of the request.
    public record RequestHeader(String name, Optional<String> defaultValue) implements Source {}
}
