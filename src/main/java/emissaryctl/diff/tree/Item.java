package emissaryctl.diff.tree;

import emissaryctl.source.Origin;
import java.util.Optional;

/// Anything of a configuration but routes and clusters. `key` is what makes it the same thing on both sides, `parent`
/// the key of what it is a part of (empty for none), `label` its name in reports.
public record Item(Layer layer, String key, String parent, String label, Optional<Origin> origin, Tree tree) {

    /// The field that says what becomes of requests that do not come over HTTPS.
    public static final String INSECURE = "insecure requests";
}
