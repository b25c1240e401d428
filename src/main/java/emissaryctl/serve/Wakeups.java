package emissaryctl.serve;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes the loop. Why does not matter: it looks at everything each time, so a signal that is given twice costs only a
/// little time. One that is given while nobody waits is kept.
final class Wakeups {

    private final Semaphore signals = new Semaphore(0);
    private final CountDownLatch end = new CountDownLatch(1);

    void wake() {
        signals.release();
    }

    /// Wakes it for the last time.
    void stop() {
        end.countDown();
        signals.release();
    }

    boolean stopped() {
        return end.getCount() == 0;
    }

    /// Waits for a signal, but no longer than `longest`.
    void await(Duration longest) {
        try {
            if (signals.tryAcquire(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS)) signals.drainPermits();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    /// Sleeps, whatever happens except the end.
    void sleep(Duration time) {
        try {
            boolean _ = end.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
