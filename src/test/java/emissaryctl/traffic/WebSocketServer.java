package emissaryctl.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server that switches to WebSocket when asked to, greets, and repeats the short messages that it hears.
final class WebSocketServer implements AutoCloseable {

    static final String GREETING = "welcome";

    private static final String KEY = "sec-websocket-key: ";
    private static final String KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int CLOSE = 8;

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

    private static Void serve(Socket client) throws IOException, NoSuchAlgorithmException {
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            out.write(handshake(key(in)).getBytes(StandardCharsets.US_ASCII));
            write(out, TEXT, GREETING.getBytes(StandardCharsets.UTF_8));
            int opcode;
            do {
                opcode = in.read() & 0x0f;
                write(out, opcode, message(in));
            } while (opcode != CLOSE);
        }
        return null;
    }

    private static String key(InputStream in) throws IOException {
        String key = "";
        for (String line = Exchange.line(in); !line.isEmpty(); line = Exchange.line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(KEY)) key = line.substring(KEY.length());
        }
        return key;
    }

    private static String handshake(String key) throws NoSuchAlgorithmException {
        byte[] digest =
                MessageDigest.getInstance("SHA-1").digest((key + KEY_SUFFIX).getBytes(StandardCharsets.US_ASCII));
        return """
                HTTP/1.1 101 Switching Protocols\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Accept: %s\r
                \r
                """.formatted(Base64.getEncoder().encodeToString(digest));
    }

    /// Clients mask what they send; this one is shorter than 126 octets.
    private static byte[] message(InputStream in) throws IOException {
        int length = in.read() & 0x7f;
        byte[] mask = in.readNBytes(4);
        byte[] message = in.readNBytes(length);
        for (int i = 0; i < message.length; i++) message[i] ^= mask[i % mask.length];
        return message;
    }

    private static void write(OutputStream out, int opcode, byte[] message) throws IOException {
        out.write(new byte[] {(byte) (0x80 | opcode), (byte) message.length});
        out.write(message);
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
