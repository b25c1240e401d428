package emissaryctl.assemble;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// All TLS contexts: as defined, and those that can be used.
record TlsContexts(SequencedMap<String, TlsDraft> defined, SequencedMap<String, ResolvedTls> usable, Profile profile) {

    /// The context that a resource in `ownerNamespace` means by `name`, when it can be used.
    Optional<ResolvedTls> find(String name, String ownerNamespace) {
        return TlsLookup.find(defined, name, ownerNamespace, profile)
                .flatMap(draft -> Optional.ofNullable(usable.get(draft.key())));
    }

    /// The first usable context that lists exactly this host name.
    Optional<ResolvedTls> forHostname(String hostname) {
        return usable.values().stream()
                .filter(context -> context.hosts().contains(hostname))
                .findFirst();
    }

    /// The names of contexts meant for termination.
    List<TlsDraft> forTermination() {
        return defined.values().stream().filter(d -> d.hosts().isPresent()).toList();
    }

    static TlsContexts of(Map<String, TlsDraft> defined, SequencedMap<String, ResolvedTls> usable, Profile profile) {
        return new TlsContexts(new LinkedHashMap<>(defined), usable, profile);
    }
}
