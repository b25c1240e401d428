package emissaryctl.serve;

import emissaryctl.golden.RealEnvoy;
import emissaryctl.traffic.Await;
import emissaryctl.traffic.Exchange;
import emissaryctl.traffic.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An Envoy that runs on a bootstrap in a directory which somebody else keeps up to date.
public final class FollowingEnvoy implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final Thread killer;

    private FollowingEnvoy(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /// One that is ready.
    public static FollowingEnvoy start(Path bootstrap, int adminPort, String... options)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("envoy", ".log");
        List<String> command = new ArrayList<>(List.of(
                RealEnvoy.path().toString(),
                "-c",
                bootstrap.toString(),
                "--disable-hot-restart",
                "--concurrency",
                "1",
                "-l",
                "warning"));
        command.addAll(List.of(options));
        FollowingEnvoy envoy = new FollowingEnvoy(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
        Await.until(() -> envoy.isReady(adminPort));
        return envoy;
    }

    private boolean isReady(int adminPort) {
        if (!process.isAlive()) throw new AssertionError("Envoy ended.\n" + log());
        try {
            return Exchange.over(adminPort, Request.get("/ready")).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
        Runtime.getRuntime().removeShutdownHook(killer);
        Files.deleteIfExists(log);
    }
}
