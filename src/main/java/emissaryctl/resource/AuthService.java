package emissaryctl.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// `AuthService`: an external authorization service asked about every request.
public record AuthService(
        Metadata metadata,
        String service,
        Optional<String> proto,
        Optional<String> protocolVersion,
        Optional<Duration> timeout,
        Optional<String> pathPrefix,
        Optional<String> tls,
        List<String> allowedRequestHeaders,
        List<String> allowedAuthorizationHeaders,
        SequencedMap<String, String> addAuthHeaders,
        Optional<Boolean> addLinkerdHeaders,
        boolean allowRequestBody,
        Optional<IncludeBody> includeBody,
        boolean failureModeAllow,
        Optional<Integer> statusOnError,
        Optional<String> statsName,
        Optional<List<CircuitBreaker>> circuitBreakers)
        implements Resource {

    /// `include_body`.
    public record IncludeBody(int maxBytes, boolean allowPartial) {}
}
