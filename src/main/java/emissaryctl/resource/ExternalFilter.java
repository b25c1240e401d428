package emissaryctl.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `External`: asks a service, as an AuthService does.
public record ExternalFilter(
        String service,
        Optional<Boolean> tls,
        Optional<TlsConfig> tlsConfig,
        Optional<String> proto,
        Optional<String> protocolVersion,
        Optional<Duration> timeout,
        Optional<String> pathPrefix,
        List<String> allowedRequestHeaders,
        List<String> allowedAuthorizationHeaders,
        boolean addLinkerdHeaders,
        Optional<AuthService.IncludeBody> includeBody,
        boolean failureModeAllow,
        Optional<Integer> statusOnError)
        implements FilterType {

    public ExternalFilter {
        allowedRequestHeaders = List.copyOf(allowedRequestHeaders);
        allowedAuthorizationHeaders = List.copyOf(allowedAuthorizationHeaders);
    }

    /// `tlsConfig`: Secrets with the service's authority and with a certificate for it.
    public record TlsConfig(Optional<SecretName> authority, Optional<SecretName> certificate) {}

    public record SecretName(String name, Optional<String> namespace) {}
}
