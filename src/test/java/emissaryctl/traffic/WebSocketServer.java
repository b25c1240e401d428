package emissaryctl.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server that switches to WebSocket when asked to, refuses otherwise, and then repeats what it hears.
final class WebSocketServer implements AutoCloseable {

    private static final String SWITCHING = """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            \r
            """;

    private static final String REFUSING = """
            HTTP/1.1 426 Upgrade Required\r
            Content-Length: 0\r
            \r
            """;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    WebSocketServer() throws IOException {
        var _ = threads.submit(this::accept);
    }

    private Void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            var _ = threads.submit(() -> serve(client));
        }
    }

    private static Void serve(Socket client) throws IOException {
        try (client) {
            boolean upgrade = false;
            for (String line = Exchange.line(client.getInputStream());
                    !line.isEmpty();
                    line = Exchange.line(client.getInputStream())) {
                upgrade |= line.equalsIgnoreCase("upgrade: websocket");
            }
            String answer = upgrade ? SWITCHING : REFUSING;
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
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
