package emissaryctl.traffic;

import emissaryctl.cli.Emissaryctl;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// An Envoy that runs what `emissaryctl render` makes of some resources.
final class GatewayUnderTest implements AutoCloseable {

    private final int port;
    private final int readyPort;
    private final Path folder;
    private final Path log;
    private final Process envoy;
    private final Thread killer;

    private GatewayUnderTest(int port, int readyPort, Path folder, List<String> envoyOptions) throws IOException {
        this.port = port;
        this.readyPort = readyPort;
        this.folder = folder;
        this.log = folder.resolve("envoy.log");
        this.envoy = run(folder.resolve("envoy.yaml"), envoyOptions, log);
        this.killer = new Thread(envoy::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /// One that is ready for requests.
    ///
    /// @param port that of the Listener to which requests go
    static GatewayUnderTest start(int port, List<String> options, String... manifests) throws IOException {
        return start(port, options, List.of(), manifests);
    }

    /// One whose Envoy has further options of its own.
    static GatewayUnderTest start(int port, List<String> options, List<String> envoyOptions, String... manifests)
            throws IOException {
        int readyPort = Ports.free();
        Path folder = Files.createTempDirectory("gateway");
        try {
            render(folder, readyPort, options, String.join("---\n", manifests));
            GatewayUnderTest gateway = new GatewayUnderTest(port, readyPort, folder, envoyOptions);
            gateway.awaitReady();
            return gateway;
        } catch (IOException | RuntimeException | AssertionError e) {
            delete(folder);
            throw e;
        }
    }

    /// One that runs what was rendered before.
    static GatewayUnderTest of(String config, int readyPort) throws IOException {
        Path folder = Files.createTempDirectory("gateway");
        try {
            Files.writeString(folder.resolve("envoy.yaml"), config);
            GatewayUnderTest gateway = new GatewayUnderTest(readyPort, readyPort, folder, List.of());
            gateway.awaitReady();
            return gateway;
        } catch (IOException | RuntimeException | AssertionError e) {
            delete(folder);
            throw e;
        }
    }

    private static void render(Path folder, int readyPort, List<String> options, String yaml) throws IOException {
        Path input = Files.writeString(folder.resolve("resources.yaml"), yaml);
        List<String> args = new ArrayList<>(List.of("render", input.toString(), "--bind-address", "127.0.0.1"));
        args.addAll(List.of("-o", folder.resolve("envoy.yaml").toString()));
        args.addAll(options);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            Map<String, String> environment = Map.of("AMBASSADOR_READY_PORT", String.valueOf(readyPort));
            Streams streams =
                    new Streams(InputStream.nullInputStream(), out, out, environment, false, java.time.Instant.EPOCH);
            ExitCode exit = Emissaryctl.run(args.toArray(String[]::new), streams);
            if (exit != ExitCode.CLEAN) {
                throw new AssertionError(exit + "\n" + said.toString(StandardCharsets.UTF_8) + "\n" + yaml);
            }
        }
    }

    private static Process run(Path config, List<String> options, Path log) throws IOException {
        Path program = Path.of(System.getProperty("emissaryctl.envoy", "target/envoy/bin/envoy"));
        if (!Files.isExecutable(program)) throw new AssertionError("there is no " + program + ": run 'make envoy'");
        // Hot restart would have every Envoy of this machine share memory and sockets.
        List<String> command = new ArrayList<>(List.of(program.toString(), "-c", config.toString()));
        command.addAll(List.of("--disable-hot-restart", "--concurrency", "1", "-l", "warning"));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + Await.PATIENCE.toNanos();
        while (!isReady()) {
            if (!envoy.isAlive() || System.nanoTime() > deadline) {
                String said = log();
                String config = Files.readString(folder.resolve("envoy.yaml"));
                close();
                throw new AssertionError("Envoy does not get ready.\n" + said + "\n" + config);
            }
            pause(Duration.ofMillis(10));
        }
    }

    private boolean isReady() {
        try {
            return Exchange.over(readyPort, Request.get("/ready")).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    int readyPort() {
        return readyPort;
    }

    Reply get(String path) throws IOException {
        return send(Request.get(path));
    }

    Reply send(Request request) throws IOException {
        return Exchange.over(port, request);
    }

    /// What Envoy said, and its access log.
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        envoy.destroyForcibly();
        try {
            if (!envoy.waitFor(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Envoy " + envoy.pid() + " cannot be killed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(killer);
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
