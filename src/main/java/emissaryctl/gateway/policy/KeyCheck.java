package emissaryctl.gateway.policy;

import java.util.List;

/// Refuses requests without one of these keys in a header (`envoy.filters.http.api_key_auth`).
public record KeyCheck(String header, List<Key> keys) implements PolicyAction {

    public KeyCheck {
        keys = List.copyOf(keys);
    }

    @Override
    public boolean holdsSecrets() {
        return true;
    }

    /// A key, and what its owner is called.
    public record Key(String owner, SecretText text) {}
}
