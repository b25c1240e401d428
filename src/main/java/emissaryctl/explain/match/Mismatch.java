package emissaryctl.explain.match;

import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.PathMatch;
import java.util.Optional;

/// Why a route does not take a request.
public sealed interface Mismatch {

    /// The path is another one. `caseDiffers` says that only upper and lower case is wrong.
    record PathDiffers(PathMatch wanted, String path, boolean caseDiffers) implements Mismatch {}

    /// A header is absent or has another value.
    record HeaderDiffers(NamedMatch wanted, Optional<String> value) implements Mismatch {}

    /// A query parameter is absent or has another value.
    record QueryDiffers(NamedMatch wanted, Optional<String> value) implements Mismatch {}
}
