package emissaryctl.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Module keys that shape Envoy's HTTP connection manager and listeners.
public record ModuleHttp(
        Optional<Boolean> useRemoteAddress,
        Optional<String> serverName,
        Optional<Integer> maxRequestHeadersKb,
        Optional<Duration> listenerIdleTimeout,
        Optional<Integer> bufferLimitBytes,
        Optional<String> headersWithUnderscoresAction,
        PathNormalization paths,
        Http1 http1,
        Optional<Boolean> preserveExternalRequestId,
        Optional<Boolean> suppressEnvoyHeaders,
        Optional<String> forwardClientCertDetails,
        SequencedMap<String, Boolean> setCurrentClientCertDetails) {

    /// `merge_slashes`, `reject_requests_with_escaped_slashes`, `strip_matching_host_port`.
    public record PathNormalization(
            Optional<Boolean> mergeSlashes,
            Optional<Boolean> rejectEscapedSlashes,
            Optional<Boolean> stripMatchingHostPort) {}

    /// `enable_http10`, `allow_chunked_length`, `proper_case`, `header_case_overrides`.
    public record Http1(
            Optional<Boolean> enableHttp10,
            Optional<Boolean> allowChunkedLength,
            boolean properCase,
            List<String> headerCaseOverrides) {}
}
