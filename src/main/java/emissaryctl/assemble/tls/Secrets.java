package emissaryctl.assemble.tls;

import emissaryctl.diag.Diagnostic;
import emissaryctl.resource.KubernetesSecret;
import emissaryctl.resource.ResourceSet;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Secrets of the input by namespace and name.
public final class Secrets {

    private record Key(String namespace, String name) {}

    private final Map<Key, KubernetesSecret> byKey = new HashMap<>();
    private final Map<Key, Optional<KubernetesSecret>> checked = new HashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    public Secrets(ResourceSet resources) {
        for (KubernetesSecret secret : resources.all(KubernetesSecret.class)) {
            byKey.putIfAbsent(new Key(secret.namespace(), secret.name()), secret);
        }
    }

    /// The secret, when it has anything that can be used: a certificate, or a CA or revocation list. One that Envoy
    /// could not use is as good as absent, and is reported.
    public Optional<KubernetesSecret> find(String namespace, String name) {
        Key key = new Key(namespace, name);
        Optional<KubernetesSecret> known = checked.get(key);
        if (known != null) return known;
        Optional<KubernetesSecret> usable = Optional.ofNullable(byKey.get(key))
                .filter(s -> s.certificate().isPresent() || s.user().isPresent())
                .filter(this::isWhole);
        checked.put(key, usable);
        return usable;
    }

    /// The secret with whatever it has.
    public Optional<KubernetesSecret> written(String namespace, String name) {
        return Optional.ofNullable(byKey.get(new Key(namespace, name)));
    }

    private boolean isWhole(KubernetesSecret secret) {
        Optional<PemCheck.Fault> fault = PemCheck.fault(secret);
        fault.ifPresent(f -> found.add(TlsProblems.secretUnusable(secret, f)));
        return fault.isEmpty();
    }

    /// What was found wrong with the Secrets that were asked for.
    public List<Diagnostic> diagnostics() {
        return List.copyOf(found);
    }

    /// Whether the Secret is there but cannot be used, which has been reported.
    public boolean isReported(String namespace, String name) {
        Key key = new Key(namespace, name);
        return byKey.containsKey(key)
                && checked.getOrDefault(key, Optional.empty()).isEmpty()
                && found.stream()
                        .anyMatch(d ->
                                d.primary().equals(byKey.get(key).metadata().span()));
    }

    /// As `find`, for the way in which TLSContexts name Secrets: `name`, or with `namespacing` also `name.namespace`.
    public Optional<KubernetesSecret> find(String text, String ownNamespace, boolean namespacing) {
        ResourceRef named = ref(text, ownNamespace, namespacing);
        return find(named.namespace(), named.name());
    }

    /// How diagnostics name a Secret.
    public static ResourceRef ref(String namespace, String name) {
        return new ResourceRef("Secret", namespace, name);
    }

    /// The same for the way in which TLSContexts name Secrets.
    public static ResourceRef ref(String text, String ownNamespace, boolean namespacing) {
        int dot = text.lastIndexOf('.');
        return namespacing && dot >= 0 ? ref(text.substring(dot + 1), text.substring(0, dot)) : ref(ownNamespace, text);
    }
}
