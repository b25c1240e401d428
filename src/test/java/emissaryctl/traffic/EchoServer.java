package emissaryctl.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server that says its name on a line and then repeats what it hears.
final class EchoServer implements AutoCloseable {

    private final String name;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    EchoServer(String name) throws IOException {
        this.name = name;
        var _ = threads.submit(this::accept);
    }

    private Void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            var _ = threads.submit(() -> serve(client));
        }
    }

    private Void serve(Socket client) throws IOException {
        try (client) {
            client.getOutputStream().write((name + "\n").getBytes(StandardCharsets.UTF_8));
            client.getInputStream().transferTo(client.getOutputStream());
        }
        return null;
    }

    String service() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
