package emissaryctl.assemble.tls;

import emissaryctl.resource.KubernetesSecret;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.TlsSettings;
import java.util.List;
import java.util.Optional;

/// TLS settings under a name before certificates are looked up: a TLSContext, a block of Module `tls`, or what a Host
/// says of itself. `rawName` is the name in the input, `key` the effective one; `given` is a Secret that was found
/// already; `hosts` present means that the context is meant for termination.
public record TlsDraft(
        String key,
        String rawName,
        String namespace,
        Metadata source,
        Optional<List<String>> hosts,
        TlsSettings settings,
        boolean namespacing,
        Optional<KubernetesSecret> given) {

    /// The same, for the termination of these names.
    public TlsDraft withHosts(List<String> names) {
        return new TlsDraft(key, rawName, namespace, source, Optional.of(names), settings, namespacing, given);
    }

    /// The same, with a Secret that was found.
    public TlsDraft withSecret(KubernetesSecret secret) {
        return new TlsDraft(key, rawName, namespace, source, hosts, settings, namespacing, Optional.of(secret));
    }

    /// Whether it has or names a Secret.
    public boolean namesSecret() {
        return given.isPresent() || settings.material().secret().isPresent();
    }
}
