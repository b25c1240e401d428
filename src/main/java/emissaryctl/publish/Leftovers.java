package emissaryctl.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The clusters that only routes before the current ones lead to, and since when. A request may have chosen its route
/// just before and still wait for an answer about it, such as that of an AuthService, before it needs the cluster.
final class Leftovers {

    /// As long as AuthServices are given by default.
    static final Duration GRACE = Duration.ofSeconds(5);

    private final Map<String, Instant> since = new HashMap<>();

    void note(List<String> clusters, Instant now) {
        since.keySet().retainAll(clusters);
        for (String cluster : clusters) since.putIfAbsent(cluster, now);
    }

    /// Those that nobody can need any more, if nothing drains.
    List<String> ripe(Instant now) {
        return since.entrySet().stream()
                .filter(each -> Duration.between(each.getValue(), now).compareTo(GRACE) >= 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
