package emissaryctl.serve;

import emissaryctl.publish.Follower.Patience;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits in steps that grow, until time is up or nobody wants the result any more.
final class Waiting implements Patience {

    private static final int SHORTEST_MILLIS = 2;
    private static final int LONGEST_MILLIS = 100;
    private static final int LONGEST_AFTER = 6;

    private final long deadline;
    private final BooleanSupplier stopped;

    Waiting(Duration longest, BooleanSupplier stopped) {
        this.deadline = System.nanoTime() + longest.toNanos();
        this.stopped = stopped;
    }

    @Override
    public boolean more(int attempt) {
        if (stopped.getAsBoolean() || System.nanoTime() - deadline > 0) return false;
        try {
            Thread.sleep(Math.min(LONGEST_MILLIS, SHORTEST_MILLIS << Math.min(attempt, LONGEST_AFTER)));
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
