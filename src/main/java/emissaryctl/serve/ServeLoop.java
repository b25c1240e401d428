package emissaryctl.serve;

import emissaryctl.publish.ControlFiles;
import emissaryctl.publish.Generation;
import emissaryctl.publish.GenerationStore;
import emissaryctl.publish.PublishResult;
import emissaryctl.publish.PublishResult.Published;
import emissaryctl.publish.PublishResult.Unchanged;
import emissaryctl.serve.InputSide.Look;
import emissaryctl.serve.ServeEvent.FewWatches;
import emissaryctl.serve.ServeEvent.NotFollowed;
import emissaryctl.serve.ServeEvent.Started;
import emissaryctl.serve.ServeEvent.Stopping;
import emissaryctl.work.Farewell;
import emissaryctl.xds.XdsLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Everything that serving is, in one thread: look at the input, publish what it means, keep Envoy running, answer who
/// asks; then wait until something happens, or for a while. Nothing depends on what woke it.
public final class ServeLoop {

    /// However often it is woken, it reads the input no more often than this.
    private static final Duration BREATH = Duration.ofMillis(20);

    /// A process that is told to end is not waited for any longer.
    private static final Duration LONGEST_GOODBYE = Duration.ofMillis(950);

    private final ServeOptions options;
    private final Consumer<ServeEvent> events;
    private final StatusBoard board = new StatusBoard();
    private final Wakeups wakeups = new Wakeups();
    private final ControlFiles files;
    private final InputSide input;
    private final OutputSide output;
    private final Optional<Supervisor> supervisor;

    private ServeLoop(ServeOptions options, InputStream stdin, EventSink sink) {
        this.options = options;
        this.files = new ControlFiles(options.directory());
        this.events = event -> {
            // At the end Envoy is not given the time to take anything.
            if (wakeups.stopped() && event instanceof NotFollowed) return;
            Instant now = Instant.now();
            board.take(now, event);
            sink.take(now, event);
        };
        this.input = new InputSide(options, stdin, wakeups, events);
        KnownFollower follower = new KnownFollower(options.timing().confirmation(), wakeups::stopped);
        options.admin().ifPresent(follower::learn);
        this.output = new OutputSide(options, follower, events);
        this.supervisor = options.supervised()
                .map(how -> new Supervisor(how, bootstrap(options.directory()), files, wakeups, events));
    }

    /// One pass: publishes what the input means now.
    public static Ending once(ServeOptions options, InputStream stdin, EventSink sink) {
        ServeLoop loop = new ServeLoop(options, stdin, sink);
        try (OutputSide output = loop.output) {
            output.open();
            return loop.pass();
        } catch (IOException e) {
            loop.events.accept(new ServeEvent.Unwritable(String.valueOf(e.getMessage())));
            return Ending.UNWRITABLE;
        }
    }

    private Ending pass() {
        return switch (input.lookOnce()) {
            case Look.Refused(boolean unreadable) -> unreadable ? Ending.UNREADABLE : Ending.FINDINGS;
            case Look.Same() -> Ending.DONE;
            case Look.Changed(var snapshot, long seen) -> {
                output.want(snapshot, seen, "change");
                Optional<PublishResult> result = output.advance();
                if (result.isEmpty()) yield Ending.UNWRITABLE;
                boolean done = result.get() instanceof Published || result.get() instanceof Unchanged;
                output.advance();
                yield done ? Ending.DONE : Ending.FINDINGS;
            }
        };
    }

    /// Serves until the process is told to end.
    public static Ending run(ServeOptions options, InputStream stdin, EventSink sink) {
        ServeLoop loop = new ServeLoop(options, stdin, sink);
        Farewell farewell = new Farewell(loop.wakeups::stop, LONGEST_GOODBYE);
        boolean _ = farewell.begin();
        try {
            return loop.serve();
        } finally {
            boolean _ = farewell.finish();
        }
    }

    private static Path bootstrap(Path directory) {
        return directory.toAbsolutePath().resolve(GenerationStore.CURRENT).resolve(XdsLayout.BOOTSTRAP);
    }

    private Ending serve() {
        try (OutputSide side = output) {
            side.open();
            try (InputWatcher inputs = InputWatcher.start(options.inputs(), wakeups);
                    InputWatcher requests =
                            InputWatcher.start(List.of(files.directory().toString()), wakeups);
                    StatusServer status = StatusServer.start(options.statusPort(), board);
                    AutoCloseable envoy = this::endEnvoy) {
                begin();
                while (!wakeups.stopped()) round(inputs);
                events.accept(new Stopping());
            }
            return Ending.DONE;
        } catch (IOException e) {
            events.accept(new ServeEvent.Unwritable(String.valueOf(e.getMessage())));
            return Ending.UNWRITABLE;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void endEnvoy() throws IOException {
        if (supervisor.isPresent()) supervisor.get().close();
    }

    private void begin() throws IOException {
        Optional<Generation> current = output.current();
        events.accept(new Started(options.directory(), current));
        int wanted = 2 * options.publishing().maxWatches();
        WatchLimit.ofSystem()
                .filter(limit -> limit < wanted)
                .ifPresent(limit -> events.accept(new FewWatches(wanted, limit)));
        if (supervisor.isPresent()) supervisor.get().adopt();
    }

    private void round(InputWatcher watcher) throws IOException {
        switch (input.look()) {
            case Look.Same() -> {}
            case Look.Refused _ -> output.wantNothing();
            case Look.Changed(var snapshot, long seen) -> output.want(snapshot, seen, "change");
        }
        if (wakeups.stopped()) return;
        output.advance();
        output.answer(files);
        output.known().ifPresent(board::current);
        if (supervisor.isPresent()) {
            supervisor.get().keepUp(output.isReady());
            board.envoy(supervisor.get().isUp());
        }
        wakeups.sleep(BREATH);
        watcher.register();
        Duration poll = options.timing().poll();
        wakeups.await(supervisor
                .flatMap(Supervisor::untilNextStart)
                .filter(time -> time.compareTo(poll) < 0)
                .orElse(poll));
    }
}
