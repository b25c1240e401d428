package emissaryctl.diff;

import emissaryctl.source.Origin;
import java.util.Optional;

/// A route that gets no request any more, because another one takes all of them before it; `witness` is one that it
/// used to get.
public record Shadow(String route, Optional<Origin> origin, String by, Witness witness) {}
