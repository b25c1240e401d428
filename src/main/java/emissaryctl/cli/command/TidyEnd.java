package emissaryctl.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Work that would leave files lying about if a signal ended the program in the middle of it. A signal breaks it off
/// such that it clears away what it has begun, for which the end of the program waits. Once the end has come, nothing
/// more begins, and nothing is said of what was broken off.
final class TidyEnd {

    /// Only a file system that hangs needs longer.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// Gives up when its thread is interrupted, and has cleared away when it is done.
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    private TidyEnd() {}

    static void of(Work work) throws IOException {
        Thread worker = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Thread end = new Thread(() -> breakOff(worker, done));
        if (!changed(() -> Runtime.getRuntime().addShutdownHook(end))) awaitTheEnd();
        try {
            work.run();
        } finally {
            done.countDown();
            if (!changed(() -> Runtime.getRuntime().removeShutdownHook(end))) awaitTheEnd();
        }
    }

    private static void breakOff(Thread worker, CountDownLatch done) {
        worker.interrupt();
        try {
            boolean _ = done.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the hooks could be changed: when the end has come they no longer can.
    private static boolean changed(Runnable change) {
        try {
            change.run();
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private static void awaitTheEnd() {
        while (true) {
            try {
                Thread.sleep(LONGEST);
            } catch (InterruptedException _) {
                // the end itself did that
            }
        }
    }
}
