package emissaryctl.explain;

import emissaryctl.traffic.Ports;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A backend with a port for each cluster. It answers with what it was asked, in a header, so that no answer is
/// mistaken for that of another request.
final class StubBackend implements AutoCloseable {

    static final String REPORT = "x-stub-report";

    private final Map<String, Integer> ports = new HashMap<>();
    private final List<ServerSocket> sockets = new ArrayList<>();

    int portOf(String cluster) throws IOException {
        Integer known = ports.get(cluster);
        if (known != null) return known;
        ServerSocket socket = new ServerSocket(Ports.free(), 50, InetAddress.getLoopbackAddress());
        sockets.add(socket);
        ports.put(cluster, socket.getLocalPort());
        Thread.ofVirtual().start(() -> accept(socket, cluster));
        return socket.getLocalPort();
    }

    private static void accept(ServerSocket server, String cluster) {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket, cluster));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void serve(Socket socket, String cluster) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                List<String> head = head(in);
                if (head.isEmpty()) return;
                String report = URLEncoder.encode(cluster + "\n" + String.join("\n", head), StandardCharsets.UTF_8);
                String answer = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n" + REPORT + ": " + report + "\r\n\r\n";
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException gone) {
            // Envoy has closed the connection.
        }
    }

    /// The lines up to the empty one. Requests here have no body.
    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                if (line.isEmpty()) return lines;
                lines.add(line.toString());
                line.setLength(0);
            } else if (c != '\r') {
                line.append((char) c);
            }
        }
        return List.of();
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket socket : sockets) socket.close();
    }
}
