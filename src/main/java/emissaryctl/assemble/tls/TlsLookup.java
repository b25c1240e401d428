package emissaryctl.assemble.tls;

import emissaryctl.assemble.profile.Profile;
import java.util.Map;
import java.util.Optional;

/// Finds TLS contexts by the name that a resource gives.
public final class TlsLookup {

    private TlsLookup() {}

    /// In the owner's namespace first, then anywhere; Emissary knows only the latter (O-20).
    public static Optional<TlsDraft> find(
            Map<String, TlsDraft> drafts, String name, String ownerNamespace, Profile profile) {
        if (!profile.findsTlsContextsInAnyNamespace()) {
            Optional<TlsDraft> near = drafts.values().stream()
                    .filter(d -> d.rawName().equals(name) && d.namespace().equals(ownerNamespace))
                    .findFirst();
            if (near.isPresent()) return near;
        }
        return Optional.ofNullable(drafts.get(name));
    }
}
