package emissaryctl.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;

/// How requests of a Mapping are treated on their way.
public record MappingPolicy(
        Optional<Duration> timeout,
        Optional<Duration> idleTimeout,
        Optional<RetryPolicy> retry,
        Optional<Cors> cors,
        SequencedMap<String, List<LabelGroup>> labels,
        boolean shadow,
        Optional<Boolean> bypassAuth,
        SortedMap<String, String> authContextExtensions,
        List<String> allowUpgrade,
        Optional<Boolean> useWebsocket,
        Optional<String> priority,
        MappingErrors errors) {

    public MappingPolicy {
        allowUpgrade = List.copyOf(allowUpgrade);
    }
}
