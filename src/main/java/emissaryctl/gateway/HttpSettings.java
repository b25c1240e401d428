package emissaryctl.gateway;

import java.time.Duration;
import java.util.Optional;

/// Settings that all HTTP connection managers share.
public record HttpSettings(
        boolean useRemoteAddress,
        String serverName,
        Optional<Integer> maxRequestHeadersKb,
        Optional<Duration> idleTimeout,
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

    /// How paths and hosts are normalised before routing.
    public record PathRules(boolean mergeSlashes, boolean rejectEscapedSlashes, boolean stripMatchingHostPort) {}

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

    /// Which parts of the certificate go into the header.
    public record CertificateDetails(
            Optional<Boolean> subject, boolean cert, boolean chain, boolean dns, boolean uri) {}
}
