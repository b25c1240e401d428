package emissaryctl.serve;

import emissaryctl.publish.ControlFiles;
import emissaryctl.serve.ServeEvent.EnvoyAdopted;
import emissaryctl.serve.ServeEvent.EnvoyEnded;
import emissaryctl.serve.ServeEvent.EnvoySaid;
import emissaryctl.serve.ServeEvent.EnvoyStarted;
import emissaryctl.serve.ServeOptions.Supervision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps an Envoy running: starts one as soon as there is something to start it with, and again when it ends, each time
/// after a longer pause until it stays.
final class Supervisor implements AutoCloseable {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMillis(400);

    /// An Envoy that ran for so long had no trouble with its start.
    private static final Duration STABLE = Duration.ofSeconds(30);

    private final Supervision how;
    private final Path bootstrap;
    private final ControlFiles files;
    private final Wakeups wakeups;
    private final Consumer<ServeEvent> events;

    private Optional<EnvoyProcess> envoy = Optional.empty();
    private Duration pause = SHORTEST_PAUSE;
    private long startAt = System.nanoTime();
    private long startedAt = startAt;

    Supervisor(Supervision how, Path bootstrap, ControlFiles files, Wakeups wakeups, Consumer<ServeEvent> events) {
        this.how = how;
        this.bootstrap = bootstrap;
        this.files = files;
        this.wakeups = wakeups;
        this.events = events;
    }

    /// Takes over the Envoy of an earlier run.
    void adopt() throws IOException {
        envoy = EnvoyProcess.find(files);
        envoy.ifPresent(each -> {
            each.whenEnded(wakeups::wake);
            events.accept(new EnvoyAdopted(each.pid()));
        });
    }

    /// Whether it runs.
    boolean isUp() {
        return envoy.filter(EnvoyProcess::isAlive).isPresent();
    }

    /// Does what is to be done now; `ready` says whether there is a generation to start with.
    void keepUp(boolean ready) {
        if (isUp() || wakeups.stopped()) return;
        if (envoy.isPresent()) noteEnd("process " + envoy.get().pid() + " ended");
        if (!ready || System.nanoTime() - startAt < 0) return;
        startedAt = System.nanoTime();
        try {
            EnvoyProcess started =
                    EnvoyProcess.start(how, bootstrap, files, line -> events.accept(new EnvoySaid(line)));
            envoy = Optional.of(started);
            started.whenEnded(wakeups::wake);
            events.accept(new EnvoyStarted(started.pid()));
        } catch (IOException e) {
            noteEnd(String.valueOf(e.getMessage()));
        }
    }

    /// When it is time to start it again, if that lies ahead.
    Optional<Duration> untilNextStart() {
        long left = startAt - System.nanoTime();
        return isUp() || left <= 0 ? Optional.empty() : Optional.of(Duration.ofNanos(left));
    }

    private void noteEnd(String how) {
        envoy = Optional.empty();
        boolean stable = System.nanoTime() - startedAt > STABLE.toNanos();
        pause = stable ? SHORTEST_PAUSE : pause;
        startAt = System.nanoTime() + pause.toNanos();
        events.accept(new EnvoyEnded(how, pause));
        Duration next = pause.multipliedBy(2);
        pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    @Override
    public void close() throws IOException {
        if (envoy.isPresent()) envoy.get().stop(PATIENCE);
    }
}
