package emissaryctl.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The rate-limit server itself, with a Redis, following a directory of configuration.
final class RateLimitProcess implements AutoCloseable {

    private static final Path PROGRAMS = Path.of("target/ratelimit/bin");

    private final List<Process> processes = new ArrayList<>();
    private final int port = Ports.free();

    /// One that is ready for requests. `folder` is for its logs.
    static RateLimitProcess start(Path directory, Path folder) throws IOException, InterruptedException {
        RateLimitProcess server = new RateLimitProcess();
        try {
            server.run(directory, folder);
            return server;
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            server.close();
            throw e;
        }
    }

    /// What checks a directory of configuration.
    static Path checker() {
        return program("config_check_cmd");
    }

    private static Path program(String name) {
        Path program = PROGRAMS.resolve(name).toAbsolutePath();
        if (!Files.isExecutable(program)) throw new AssertionError("there is no " + program + ": run 'make ratelimit'");
        return program;
    }

    private void run(Path directory, Path folder) throws IOException, InterruptedException {
        int redis = Ports.free();
        int health = Ports.free();
        start(
                List.of(program("redis-server").toString(), "--port", "" + redis, "--bind", "127.0.0.1", "--save", ""),
                Map.of(),
                folder.resolve("redis.log"));
        Path log = folder.resolve("ratelimit.log");
        Process server = start(
                List.of(program("service_cmd").toString()),
                Map.ofEntries(
                        Map.entry("HOST", "127.0.0.1"),
                        Map.entry("PORT", "" + health),
                        Map.entry("GRPC_HOST", "127.0.0.1"),
                        Map.entry("GRPC_PORT", "" + port),
                        Map.entry("DEBUG_HOST", "127.0.0.1"),
                        Map.entry("DEBUG_PORT", "" + Ports.free()),
                        Map.entry("REDIS_SOCKET_TYPE", "tcp"),
                        Map.entry("REDIS_URL", "127.0.0.1:" + redis),
                        Map.entry("USE_STATSD", "false"),
                        Map.entry("RUNTIME_ROOT", directory.getParent().toString()),
                        Map.entry(
                                "RUNTIME_APPDIRECTORY", directory.getFileName().toString()),
                        Map.entry("RUNTIME_WATCH_ROOT", "false"),
                        Map.entry("RUNTIME_IGNOREDOTFILES", "true")),
                log);
        long deadline = System.nanoTime() + Await.PATIENCE.toNanos();
        while (!isHealthy(health)) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("the rate-limit server does not get ready\n" + Files.readString(log));
            }
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private Process start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.directory(log.getParent().toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.addFirst(process);
        return process;
    }

    private static boolean isHealthy(int port) {
        try {
            return Exchange.over(port, Request.get("/healthcheck")).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// As the service of a RateLimitService.
    String service() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.destroyForcibly();
            try {
                process.waitFor(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
