package emissaryctl.serve;

import emissaryctl.golden.RealEnvoy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// `emissaryctl serve` as a process of its own, so that it can be killed, and what it says.
public final class Served implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private final Thread killer;

    private Served(Process process) {
        this.process = process;
        this.reader = Thread.ofPlatform().daemon().start(this::read);
        this.killer = new Thread(this::killAll);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /// The built program where the tests say that it is fresh, else the classes under test.
    public static List<String> program() {
        String home = System.getProperty("emissaryctl.fresh", "");
        if (!home.isEmpty()) {
            return List.of(Path.of(home, "bin", "emissaryctl").toAbsolutePath().toString());
        }
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "emissaryctl.cli.Main");
    }

    /// Whoever runs the tests in the background may have them ignore SIGINT, which is inherited.
    private static final List<String> HEARS_INTERRUPTS = List.of(
            "python3",
            "-c",
            "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execvp(sys.argv[1], sys.argv[1:])");

    public static Served start(Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(HEARS_INTERRUPTS);
        command.addAll(program());
        command.add("serve");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("AMBASSADOR_"));
        builder.environment().putAll(environment);
        return new Served(builder.start());
    }

    private void read() {
        try (BufferedReader in = process.errorReader()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                synchronized (lines) {
                    lines.notifyAll();
                }
            }
        } catch (IOException e) {
            lines.add(e.toString());
        }
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// How often it has said something like that.
    public long count(Predicate<String> wanted) {
        return lines.stream().filter(wanted).count();
    }

    /// Waits until it has said something that contains `text`, `times` times since it started.
    public String await(String text, int times) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (lines) {
            while (true) {
                List<String> found =
                        lines.stream().filter(line -> line.contains(text)).toList();
                if (found.size() >= times) return found.get(times - 1);
                long left = deadline - System.nanoTime();
                if (left <= 0 || !process.isAlive() && !reader.isAlive()) {
                    throw new AssertionError("never said '" + text + "' " + times + " times:\n" + said());
                }
                lines.wait(Math.clamp(TimeUnit.NANOSECONDS.toMillis(left), 1, 100));
            }
        }
    }

    public String await(String text) throws InterruptedException {
        return await(text, 1);
    }

    /// Waits for what it brings about elsewhere; tells what it said when that does not happen.
    public void until(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) throw new AssertionError("never " + what + ":\n" + said());
            Thread.sleep(10);
        }
    }

    public String said() {
        return String.join("\n", lines);
    }

    public long pid() {
        return process.pid();
    }

    /// Sends it a signal by name and gives back the exit code.
    public int signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("it does not end");
        reader.join();
        return process.exitValue();
    }

    private void killAll() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() throws InterruptedException {
        killAll();
        process.waitFor(20, TimeUnit.SECONDS);
        Runtime.getRuntime().removeShutdownHook(killer);
    }

    static Path envoyPath() {
        return RealEnvoy.path();
    }
}
