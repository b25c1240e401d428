package emissaryctl.gateway;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a bootstrap has beside listeners and clusters.
public record BootstrapSettings(
        String nodeCluster,
        String nodeId,
        Optional<AdminInterface> admin,
        ReadyListener ready,
        SortedMap<String, RuntimeValue> runtime,
        Optional<StatsSink> statsSink,
        OverloadLimits overload) {

    public BootstrapSettings {
        runtime = Collections.unmodifiableSortedMap(new TreeMap<>(runtime));
    }

    /// Envoy's admin interface on loopback, with these paths; without any: with all of them.
    public record AdminInterface(int port, List<String> paths) {
        public AdminInterface {
            paths = List.copyOf(paths);
        }
    }

    /// A listener on loopback whose `/ready` Envoy itself answers.
    public record ReadyListener(String address, int port, boolean log) {}

    /// A value of a runtime key.
    public sealed interface RuntimeValue {}

    public record RuntimeNumber(long value) implements RuntimeValue {}

    public record RuntimeFlag(boolean value) implements RuntimeValue {}

    /// Where statistics are pushed: statsd over UDP. DogStatsD may be told which entity they are of.
    public record StatsSink(
            String host,
            int port,
            boolean dogstatsd,
            Optional<String> prefix,
            Duration flushInterval,
            Optional<String> entityId) {}
}
