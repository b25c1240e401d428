package emissaryctl.serve;

import emissaryctl.publish.Follower;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/// The Envoy that follows, at whichever of the addresses it answers that a bootstrap has named. When a new bootstrap
/// names another one, Envoy stays at the old one until it is started again.
final class KnownFollower implements Follower {

    private static final int MOST = 3;

    private final Duration longest;
    private final BooleanSupplier stopped;

    /// The one that answered last comes first.
    private final CopyOnWriteArrayList<AdminAddress> addresses = new CopyOnWriteArrayList<>();

    KnownFollower(Duration longest, BooleanSupplier stopped) {
        this.longest = longest;
        this.stopped = stopped;
    }

    void learn(AdminAddress address) {
        addresses.addIfAbsent(address);
        if (addresses.size() > MOST) addresses.remove(1);
    }

    private Follower at(AdminAddress address) {
        return new AdminFollower(address, longest, stopped);
    }

    private Follower first() {
        return addresses.isEmpty() ? NOBODY : at(addresses.getFirst());
    }

    @Override
    public Optional<Map<String, String>> versions() {
        for (AdminAddress address : addresses) {
            Optional<Map<String, String>> versions = at(address).versions();
            if (versions.isEmpty()) continue;
            if (!address.equals(addresses.getFirst())) {
                addresses.remove(address);
                addresses.addFirst(address);
            }
            return versions;
        }
        return Optional.empty();
    }

    @Override
    public Map<String, Long> failures() {
        return first().failures();
    }

    @Override
    public boolean warming() {
        return first().warming();
    }

    @Override
    public boolean draining() {
        return first().draining();
    }

    @Override
    public Patience patience() {
        return new Waiting(longest, stopped);
    }
}
