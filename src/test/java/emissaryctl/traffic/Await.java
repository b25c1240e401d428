package emissaryctl.traffic;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what happens in other threads and processes.
public final class Await {

    /// Long enough for a small machine that has much else to do.
    static final Duration PATIENCE = Duration.ofSeconds(30);

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
