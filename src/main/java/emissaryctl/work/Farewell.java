package emissaryctl.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The end of the program, when a signal brings it in the middle of some work: the work is told to break off, and the
/// end waits until it has.
public final class Farewell {

    private final CountDownLatch done = new CountDownLatch(1);
    private final Runnable breakOff;
    private final Duration longest;
    private final Thread hook;

    /// @param breakOff has the work end soon; called by another thread than that of the work
    /// @param longest how long the end waits for it
    public Farewell(Runnable breakOff, Duration longest) {
        this.breakOff = breakOff;
        this.longest = longest;
        this.hook = new Thread(this::await);
    }

    private void await() {
        breakOff.run();
        try {
            boolean _ = done.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// To be called before the work. False when the end has come already, which does not wait for it then.
    public boolean begin() {
        return changed(() -> Runtime.getRuntime().addShutdownHook(hook));
    }

    /// To be called after the work, however it went. False when the end has come meanwhile.
    public boolean finish() {
        done.countDown();
        return changed(() -> Runtime.getRuntime().removeShutdownHook(hook));
    }

    private static boolean changed(Runnable change) {
        try {
            change.run();
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }
}
