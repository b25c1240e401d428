package emissaryctl.serve;

import java.time.Duration;
import java.util.function.Supplier;

/// Waits until the input has been the same for a while, as whoever changes it may not be finished; but not for ever,
/// as somebody may change it all the time.
record Settling(Duration quiet, Duration longest, Wakeups wakeups) {

    InputReading settled(InputReading first, Supplier<InputReading> again) {
        long deadline = System.nanoTime() + longest.toNanos();
        InputReading last = first;
        while (!wakeups.stopped()) {
            wakeups.sleep(quiet);
            InputReading next = again.get();
            if (next.digest().equals(last.digest()) || System.nanoTime() - deadline > 0) return next;
            last = next;
        }
        return last;
    }
}
