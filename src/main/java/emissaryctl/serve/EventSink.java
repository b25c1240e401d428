package emissaryctl.serve;

import java.time.Instant;

/// Where events go.
@FunctionalInterface
public interface EventSink {

    void take(Instant time, ServeEvent event);
}
