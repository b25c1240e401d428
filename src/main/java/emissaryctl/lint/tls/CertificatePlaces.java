package emissaryctl.lint.tls;

import emissaryctl.lint.Model;
import emissaryctl.resource.Host;
import emissaryctl.resource.KubernetesSecret;
import emissaryctl.resource.Resource;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import java.util.Optional;

/// Where the certificates of Hosts are.
final class CertificatePlaces {

    private CertificatePlaces() {}

    /// The Secret that a Host names.
    static Optional<KubernetesSecret> secretOf(Host host, Model model) {
        if (host.tlsSecret().isEmpty()) return Optional.empty();
        Host.SecretReference reference = host.tlsSecret().get();
        String namespace = reference.namespace().orElse(host.namespace());
        Optional<Resource> found = model.find(new ResourceRef("Secret", namespace, reference.name()));
        return found.flatMap(r -> r instanceof KubernetesSecret secret ? Optional.of(secret) : Optional.empty());
    }

    /// Where a Secret's name stands; its content is shown to nobody.
    static Span certificate(KubernetesSecret secret) {
        return secret.metadata().span();
    }
}
