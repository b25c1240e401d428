package emissaryctl.gateway;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a bootstrap has beside listeners and clusters.
public record BootstrapSettings(
        String nodeCluster,
        String nodeId,
        Optional<Integer> adminPort,
        ReadyListener ready,
        SortedMap<String, RuntimeValue> runtime,
        Optional<StatsSink> statsSink) {

    public BootstrapSettings {
        runtime = Collections.unmodifiableSortedMap(new TreeMap<>(runtime));
    }

    /// A listener on loopback whose `/ready` Envoy itself answers.
    public record ReadyListener(String address, int port, boolean log) {}

    /// A value of a runtime key.
    public sealed interface RuntimeValue {}

    public record RuntimeNumber(long value) implements RuntimeValue {}

    public record RuntimeFlag(boolean value) implements RuntimeValue {}

    /// Where statistics are pushed: statsd over UDP.
    public record StatsSink(
            String host, int port, boolean dogstatsd, Optional<String> prefix, Duration flushInterval) {}
}
