package emissaryctl.gateway;

import java.util.List;
import java.util.Optional;

/// What a cluster may be asked for. `breakers` absent: not written; `countRemaining` has Envoy count what is left of
/// them; `bufferBytes` is what waits in each direction of a connection.
public record UpstreamLimits(
        Optional<List<ConnectionLimits>> breakers, boolean countRemaining, Optional<Integer> bufferBytes) {

    public static final UpstreamLimits NONE = new UpstreamLimits(Optional.empty(), false, Optional.empty());

    public UpstreamLimits {
        breakers = breakers.map(List::copyOf);
    }

    public static UpstreamLimits of(List<ConnectionLimits> breakers) {
        return new UpstreamLimits(Optional.of(breakers), false, Optional.empty());
    }
}
