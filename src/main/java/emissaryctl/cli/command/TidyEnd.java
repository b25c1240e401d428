package emissaryctl.cli.command;

import emissaryctl.work.Farewell;
import java.io.IOException;
import java.time.Duration;

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
        Farewell farewell = new Farewell(Thread.currentThread()::interrupt, LONGEST);
        if (!farewell.begin()) awaitTheEnd();
        try {
            work.run();
        } finally {
            if (!farewell.finish()) awaitTheEnd();
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
