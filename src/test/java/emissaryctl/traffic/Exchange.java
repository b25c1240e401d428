package emissaryctl.traffic;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Sends a request over a connection and reads the reply.
///
/// The JDK's client would not do: it chooses the server name and the Host header itself.
public final class Exchange {

    static final int PATIENCE_MILLIS = (int) Await.PATIENCE.toMillis();

    private Exchange() {}

    public static Reply over(int port, Request request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            return over(socket, request.header("Connection", "close"));
        }
    }

    public static Reply over(Socket socket, Request request) throws IOException {
        socket.getOutputStream().write(request.text().getBytes(StandardCharsets.ISO_8859_1));
        InputStream in = socket.getInputStream();
        String statusLine = line(in);
        List<Reply.Header> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(new Reply.Header(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip()));
        }
        Reply head = new Reply(Integer.parseInt(statusLine.split(" ", 3)[1]), headers, "");
        return new Reply(head.status(), headers, body(head, in));
    }

    private static String body(Reply head, InputStream in) throws IOException {
        if (head.status() < 200 || head.status() == 204) return "";
        if (head.headers("transfer-encoding").contains("chunked")) return chunks(in);
        int length = head.header("content-length").map(Integer::parseInt).orElse(0);
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.writeBytes(in.readNBytes(size));
            line(in);
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    public static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) throw new EOFException("the connection was closed");
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
