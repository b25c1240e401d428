package emissaryctl.envoy.message;

import com.google.protobuf.Duration;

/// Durations as messages.
public final class Durations {

    public static Duration of(java.time.Duration duration) {
        return Duration.newBuilder()
                .setSeconds(duration.getSeconds())
                .setNanos(duration.getNano())
                .build();
    }

    private Durations() {}
}
