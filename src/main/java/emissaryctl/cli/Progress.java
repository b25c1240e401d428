package emissaryctl.cli;

import java.io.PrintStream;
import java.time.Duration;

/// Says on a terminal what is being done when that takes long, in one line that is gone when it is over. Nothing is
/// written where standard error leads anywhere else. The only thread of a command that does not stay.
public final class Progress implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream err;
    private final Duration patience;
    private final Object lock = new Object();
    private final StringBuilder doing = new StringBuilder();
    private final StringBuilder shown = new StringBuilder();
    private final boolean[] over = new boolean[1];
    /// Whether it has taken long, so that all that is done from then on is shown.
    private final boolean[] due = new boolean[1];

    private Progress(PrintStream err, Duration patience) {
        this.err = err;
        this.patience = patience;
    }

    /// Half a second passes before anything is said.
    public static Progress on(Streams streams) {
        return on(streams, PATIENCE);
    }

    /// One that says nothing.
    public static Progress none(Streams streams) {
        Progress progress = new Progress(streams.err(), PATIENCE);
        progress.over[0] = true;
        return progress;
    }

    static Progress on(Streams streams, Duration patience) {
        Progress progress = new Progress(streams.err(), patience);
        boolean dumb = streams.variable("TERM").filter("dumb"::equals).isPresent();
        boolean wanted = streams.attended() && !dumb && streams.variable("CI").isEmpty();
        if (wanted) Thread.ofPlatform().daemon().start(progress::watch);
        else progress.over[0] = true;
        return progress;
    }

    /// What is done from now on, such as `reading`.
    public void doing(String what) {
        synchronized (lock) {
            doing.setLength(0);
            doing.append(what);
            if (due[0] && !over[0]) show();
        }
    }

    private void watch() {
        synchronized (lock) {
            long left = patience.toMillis();
            try {
                if (!over[0] && left > 0) lock.wait(left);
            } catch (InterruptedException _) {
                return;
            }
            if (over[0]) return;
            due[0] = true;
            if (!doing.isEmpty()) show();
        }
    }

    private void show() {
        shown.setLength(0);
        shown.append(doing);
        err.print(ERASE + Printable.of(doing.toString()) + " …");
        err.flush();
    }

    @Override
    public void close() {
        synchronized (lock) {
            over[0] = true;
            lock.notifyAll();
            if (shown.isEmpty()) return;
            shown.setLength(0);
            err.print(ERASE);
            err.flush();
        }
    }
}
