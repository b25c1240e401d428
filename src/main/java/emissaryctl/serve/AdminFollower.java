package emissaryctl.serve;

import emissaryctl.publish.Follower;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The Envoy that follows, as its admin interface shows it.
public final class AdminFollower implements Follower {

    private static final String VERSION = ".version_text";
    private static final String REJECTED = ".update_rejected";
    private static final String FAILED = ".update_failure";

    private final AdminClient client;
    private final Duration longest;
    private final BooleanSupplier stopped;

    /// One that is waited for no longer than `longest` at a time, and not at all once `stopped` says so.
    public AdminFollower(AdminAddress address, Duration longest, BooleanSupplier stopped) {
        this.client = new AdminClient(address);
        this.longest = longest;
        this.stopped = stopped;
    }

    @Override
    public Optional<Map<String, String>> versions() {
        return client.statistics("TextReadouts", "version_text$").map(values -> {
            Map<String, String> versions = new HashMap<>();
            values.forEach((name, value) -> versions.put(without(name, VERSION), value));
            return versions;
        });
    }

    @Override
    public Map<String, Long> failures() {
        Map<String, Long> failures = new HashMap<>();
        counters("update_(rejected|failure)$").forEach((name, count) -> {
            String statistic = without(without(name, REJECTED), FAILED);
            failures.merge(statistic, count, Long::sum);
        });
        return failures;
    }

    @Override
    public boolean warming() {
        return anyAbove0("^cluster_manager\\.warming_clusters$");
    }

    @Override
    public boolean draining() {
        return anyAbove0("^listener_manager\\.total_(listeners|filter_chains)_draining$");
    }

    private boolean anyAbove0(String gauges) {
        return client.statistics("Gauges", gauges).orElse(Map.of()).values().stream()
                .anyMatch(value -> number(value) > 0);
    }

    private Map<String, Long> counters(String filter) {
        Map<String, Long> counts = new HashMap<>();
        client.statistics("Counters", filter)
                .orElse(Map.of())
                .forEach((name, value) -> counts.put(name, number(value)));
        return counts;
    }

    private static long number(String text) {
        boolean number = !text.isEmpty() && text.length() < 19 && text.chars().allMatch(Character::isDigit);
        return number ? Long.parseLong(text) : 0;
    }

    private static String without(String name, String ending) {
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    @Override
    public Patience patience() {
        return new Waiting(longest, stopped);
    }
}
