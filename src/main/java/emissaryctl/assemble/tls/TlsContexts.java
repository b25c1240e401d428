package emissaryctl.assemble.tls;

import emissaryctl.assemble.profile.Profile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// All TLS contexts: as defined, and those that can be used.
public record TlsContexts(
        SequencedMap<String, TlsDraft> defined, SequencedMap<String, ResolvedTls> usable, Profile profile) {

    /// The context that a resource in `ownerNamespace` means by `name`, when it can be used.
    public Optional<ResolvedTls> find(String name, String ownerNamespace) {
        return TlsLookup.find(defined, name, ownerNamespace, profile)
                .flatMap(draft -> Optional.ofNullable(usable.get(draft.key())));
    }

    /// The first usable context that lists exactly this host name.
    public Optional<ResolvedTls> forHostname(String hostname) {
        return usable.values().stream()
                .filter(context -> context.hosts().contains(hostname))
                .findFirst();
    }

    /// The names of contexts meant for termination.
    public List<TlsDraft> forTermination() {
        return defined.values().stream().filter(d -> d.hosts().isPresent()).toList();
    }

    public static TlsContexts of(
            Map<String, TlsDraft> defined, SequencedMap<String, ResolvedTls> usable, Profile profile) {
        return new TlsContexts(new LinkedHashMap<>(defined), usable, profile);
    }
}
