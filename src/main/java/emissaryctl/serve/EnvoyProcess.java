package emissaryctl.serve;

import emissaryctl.publish.ControlFiles;
import emissaryctl.serve.ServeOptions.Supervision;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// An Envoy that was started here, or by an earlier run that was killed.
record EnvoyProcess(ProcessHandle handle, ControlFiles files) {

    /// Envoy waits this long before it closes connections to what is gone; its own default is ten minutes, for which
    /// clusters and watched files would have to be kept.
    private static final List<String> DRAIN_TIME = List.of("--drain-time-s", "60");

    /// Hot restart would have all Envoys of a machine share memory.
    private static final List<String> ON_ITS_OWN = List.of("--disable-hot-restart");

    static EnvoyProcess start(Supervision how, Path bootstrap, ControlFiles files, Consumer<String> lines)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(how.program().toString(), "-c", bootstrap.toString()));
        for (List<String> option : List.of(DRAIN_TIME, ON_ITS_OWN)) {
            if (!how.arguments().contains(option.getFirst())) command.addAll(option);
        }
        command.addAll(how.arguments());
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        Thread.ofPlatform().daemon().name("envoy-log").start(() -> pump(process, lines));
        EnvoyProcess started = new EnvoyProcess(process.toHandle(), files);
        files.rememberEnvoy(started.identity());
        return started;
    }

    private static void pump(Process process, Consumer<String> lines) {
        try (BufferedReader reader = process.errorReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) lines.accept(line);
        } catch (IOException _) {
            // it has ended
        }
    }

    /// The one that an earlier run has started, if it still runs. A process of the same number that was started at
    /// another time is another one.
    static Optional<EnvoyProcess> find(ControlFiles files) throws IOException {
        Optional<String> known = files.envoy();
        if (known.isEmpty()) return Optional.empty();
        int space = known.get().indexOf(' ');
        String digits = space < 0 ? "" : known.get().substring(0, space);
        boolean number =
                !digits.isEmpty() && digits.length() < 19 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(digits))
                .map(handle -> new EnvoyProcess(handle, files))
                .filter(process -> process.isAlive() && process.identity().equals(known.get()));
    }

    private String identity() {
        return handle.pid() + " "
                + handle.info().startInstant().map(Instant::toString).orElse("?");
    }

    long pid() {
        return handle.pid();
    }

    /// What has ended but was never waited for by its parent counts as alive to the system; it has no command any more.
    boolean isAlive() {
        return handle.isAlive() && handle.info().command().isPresent();
    }

    void whenEnded(Runnable action) {
        handle.onExit().thenRun(action);
    }

    /// Ends it, politely at first.
    void stop(Duration patience) throws IOException {
        handle.destroy();
        if (!endsWithin(patience)) {
            handle.destroyForcibly();
            endsWithin(patience);
        }
        files.forgetEnvoy();
    }

    private boolean endsWithin(Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
