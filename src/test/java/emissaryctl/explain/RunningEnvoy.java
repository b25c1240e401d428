package emissaryctl.explain;

import com.google.protobuf.BoolValue;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.gateway.Gateway;
import emissaryctl.golden.RealEnvoy;
import emissaryctl.output.JsonConfigWriter;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One Envoy that runs several gateways.
final class RunningEnvoy implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Path folder;
    private final Process process;

    private RunningEnvoy(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    static RunningEnvoy start(List<Gateway> gateways) throws IOException {
        Bootstrap.Builder all = Bootstrap.newBuilder();
        for (Gateway gateway : gateways) {
            EnvoyConfig config = EnvoyTranslator.translate(gateway, new TranslateOptions(false));
            // The last listener is that of readiness, and one is enough.
            int own = gateway.listeners().size();
            all.getStaticResourcesBuilder()
                    .addAllListeners(config.listeners().subList(0, own).stream()
                            .map(RunningEnvoy::alone)
                            .toList())
                    .addAllClusters(config.clusters());
        }
        Path folder = Files.createTempDirectory("explain");
        Path file = Files.writeString(folder.resolve("envoy.json"), new JsonConfigWriter().write(all.build()));
        Process process = new ProcessBuilder(
                        RealEnvoy.path().toString(),
                        "-c",
                        file.toString(),
                        "--disable-hot-restart",
                        "--concurrency",
                        "1",
                        "-l",
                        "warning")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        RunningEnvoy envoy = new RunningEnvoy(folder, process);
        envoy.await(gateways.stream()
                .flatMap(gateway -> gateway.listeners().stream())
                .map(listener -> listener.address().port())
                .toList());
        return envoy;
    }

    /// Another Envoy on this machine must not get a part of the connections unnoticed.
    private static Listener alone(Listener listener) {
        return listener.toBuilder().setEnableReusePort(BoolValue.of(false)).build();
    }

    private void await(List<Integer> ports) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (int port : ports) {
            while (!accepts(port)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    String said = Files.readString(folder.resolve("log"));
                    close();
                    throw new AssertionError("Envoy does not listen on " + port + ": " + said);
                }
            }
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (String name : List.of("envoy.json", "log")) Files.deleteIfExists(folder.resolve(name));
        Files.deleteIfExists(folder);
    }
}
