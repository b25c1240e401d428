package emissaryctl.traffic;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what happens in other threads and processes.
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Await() {}

    public static void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("nothing happened for " + PATIENCE);
            Thread.sleep(PAUSE);
        }
    }
}
