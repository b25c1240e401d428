package emissaryctl.assemble;

import emissaryctl.resource.KubernetesSecret;
import emissaryctl.resource.ResourceSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The Secrets of the input by namespace and name.
final class Secrets {

    private record Key(String namespace, String name) {}

    private final Map<Key, KubernetesSecret> byKey = new HashMap<>();

    Secrets(ResourceSet resources) {
        for (KubernetesSecret secret : resources.all(KubernetesSecret.class)) {
            byKey.putIfAbsent(new Key(secret.namespace(), secret.name()), secret);
        }
    }

    /// The secret, when it has anything that can be used: a certificate, or a CA or revocation list.
    Optional<KubernetesSecret> find(String namespace, String name) {
        return Optional.ofNullable(byKey.get(new Key(namespace, name)))
                .filter(s -> s.certificate().isPresent() || s.user().isPresent());
    }

    /// As `find`, for the way in which TLSContexts name Secrets: `name`, or with `namespacing` also `name.namespace`.
    Optional<KubernetesSecret> find(String text, String ownNamespace, boolean namespacing) {
        int dot = text.lastIndexOf('.');
        return namespacing && dot >= 0
                ? find(text.substring(dot + 1), text.substring(0, dot))
                : find(ownNamespace, text);
    }
}
