package emissaryctl.gateway;

import java.time.Duration;
import java.util.Optional;

/// What a connection may take before it serves anything: bytes that wait in each direction, time until the listener
/// filters know what it is, and time for the TLS handshake.
public record ListenerLimits(
        Optional<Integer> bufferBytes, Optional<Duration> inspectionTime, Optional<Duration> handshakeTime) {

    public static final ListenerLimits NONE = new ListenerLimits(Optional.empty(), Optional.empty(), Optional.empty());
}
