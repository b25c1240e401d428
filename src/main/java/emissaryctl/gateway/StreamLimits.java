package emissaryctl.gateway;

import java.util.Optional;

/// What one connection of HTTP/2 or HTTP/3 may ask of the gateway; absent: as much as Envoy allows unasked. The windows
/// are what a client may send before it must wait.
public record StreamLimits(
        Optional<Integer> maxConcurrent, Optional<Integer> streamWindowBytes, Optional<Integer> connectionWindowBytes) {

    public static final StreamLimits NONE = new StreamLimits(Optional.empty(), Optional.empty(), Optional.empty());

    public StreamLimits withMaxConcurrent(int streams) {
        return new StreamLimits(Optional.of(streams), streamWindowBytes, connectionWindowBytes);
    }
}
