package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// `APIKey`: checks the key that a request brings in a header.
public record ApiKeyFilter(Optional<String> httpHeader, List<Key> keys) implements FilterType {

    public ApiKeyFilter {
        keys = List.copyOf(keys);
    }

    /// A key, or a Secret with keys.
    public record Key(Optional<String> secretName, Optional<SecretBytes> key) {}
}
