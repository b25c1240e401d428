package emissaryctl.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Settings that all HTTP connection managers share. Without a `serverName` Envoy does not
/// say what serves a response, but passes on what upstreams say.
public record HttpSettings(
        boolean useRemoteAddress,
        Optional<String> serverName,
        Optional<Integer> maxRequestHeadersKb,
        ConnectionLife connections,
        RequestTimes requests,
        Optional<Underscores> headersWithUnderscores,
        PathRules paths,
        Http1Rules http1,
        boolean preserveExternalRequestId,
        Optional<ClientCertificates> clientCertificates) {

    /// What happens to headers with an underscore in their name.
    public enum Underscores {
        ALLOW,
        REJECT_REQUEST,
        DROP_HEADER
    }

    /// How long a connection may idle and live, and how many requests it may bring.
    public record ConnectionLife(
            Optional<Duration> idleTimeout, Optional<Duration> maxDuration, Optional<Integer> maxRequests) {}

    /// How long a stream may idle, and how long a client may take to send a whole request and its headers.
    public record RequestTimes(Optional<Duration> streamIdle, Optional<Duration> whole, Optional<Duration> headers) {}

    /// How paths and hosts are normalised before routing.
    public record PathRules(
            boolean mergeSlashes, EscapedSlashes escapedSlashes, HostPort hostPort, boolean stripTrailingDot) {}

    /// What happens to `%2F` and `%5C` in paths.
    public enum EscapedSlashes {
        KEEP,
        REJECT,
        UNESCAPE_AND_REDIRECT
    }

    /// Which port is cut off the host: none, the listener's own, any.
    public enum HostPort {
        KEEP,
        STRIP_MATCHING,
        STRIP_ANY
    }

    /// HTTP/1 towards clients.
    public record Http1Rules(
            boolean acceptHttp10, Optional<Boolean> allowChunkedLength, UpstreamProtocol.HeaderCase headerCase) {}

    /// What is told to upstreams about client certificates. `forward` is absent when not set.
    public record ClientCertificates(Optional<Forwarding> forward, Optional<CertificateDetails> details) {}

    /// What becomes of `x-forwarded-client-cert`.
    public enum Forwarding {
        SANITIZE,
        FORWARD_ONLY,
        APPEND_FORWARD,
        SANITIZE_SET,
        ALWAYS_FORWARD_ONLY
    }

    /// Which parts of the certificate go into the header. Of the subject it may also be said that it does not.
    public record CertificateDetails(Optional<Boolean> subject, Set<CertificatePart> parts) {
        public CertificateDetails {
            parts = Set.copyOf(parts);
        }
    }

    /// A part that is left out unless it is named.
    public enum CertificatePart {
        CERT,
        CHAIN,
        DNS,
        URI
    }
}
