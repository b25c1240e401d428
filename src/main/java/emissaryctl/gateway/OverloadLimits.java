package emissaryctl.gateway;

import java.util.Optional;

/// When the gateway sheds load (`envoy.config.overload.v3.OverloadManager`): at so many bytes of heap, and at so many
/// connections of clients. Absent: never.
public record OverloadLimits(Optional<Long> maxHeapBytes, Optional<Long> maxConnections) {

    public static final OverloadLimits NONE = new OverloadLimits(Optional.empty(), Optional.empty());
}
