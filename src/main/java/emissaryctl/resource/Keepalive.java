package emissaryctl.resource;

import java.util.Optional;

/// `keepalive`, in seconds and counts. `idleTime` is the CRD's name; `time` is the one that Emissary's compiler reads.
public record Keepalive(
        Optional<Integer> time, Optional<Integer> idleTime, Optional<Integer> interval, Optional<Integer> probes) {

    public boolean isEmpty() {
        return time.isEmpty() && idleTime.isEmpty() && interval.isEmpty() && probes.isEmpty();
    }
}
