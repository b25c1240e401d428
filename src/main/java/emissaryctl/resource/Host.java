package emissaryctl.resource;

import java.util.Optional;

/// `Host`: a hostname, its certificate, and what happens to requests in cleartext.
public record Host(
        Metadata metadata,
        Optional<String> hostname,
        Optional<LabelSelector> mappingSelector,
        Optional<SecretReference> tlsSecret,
        Optional<String> tlsContext,
        Optional<TlsSettings> tls,
        Optional<InsecureAction> insecureAction,
        Optional<Integer> insecureAdditionalPort,
        Optional<SecretReference> acmePrivateKeySecret,
        boolean previewUrl)
        implements Resource {

    /// `requestPolicy.insecure.action`.
    public enum InsecureAction {
        REDIRECT,
        REJECT,
        ROUTE
    }

    /// A Secret by name and, when written, namespace.
    public record SecretReference(String name, Optional<String> namespace) {}
}
