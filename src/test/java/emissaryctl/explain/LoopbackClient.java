package emissaryctl.explain;

import emissaryctl.explain.request.HeaderField;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.explain.request.Request;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Sends requests as they are, over connections that it keeps.
final class LoopbackClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final SSLContext tls = trustingEveryone();
    private final Map<String, Connection> kept = new HashMap<>();

    /// An answer; `headers` have names in lower case.
    record Reply(int status, HeaderFields headers) {}

    private record Connection(Socket socket, InputStream in) {}

    /// None when the connection is refused or closed without an answer.
    Optional<Reply> send(int port, boolean secure, Request request) throws IOException {
        String serverName = request.serverName();
        String key = port + " " + secure + " " + serverName;
        Connection old = kept.remove(key);
        if (old != null) {
            try {
                return Optional.of(exchange(old, key, request));
            } catch (IOException stale) {
                old.socket().close();
            }
        }
        try {
            return Optional.of(exchange(connect(port, secure, serverName), key, request));
        } catch (IOException refused) {
            return Optional.empty();
        }
    }

    private Connection connect(int port, boolean secure, String serverName) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        plain.setSoTimeout(PATIENCE_MILLIS);
        plain.setTcpNoDelay(true);
        Socket socket = secure ? handshaken(plain, serverName) : plain;
        return new Connection(socket, new BufferedInputStream(socket.getInputStream()));
    }

    private Socket handshaken(Socket plain, String serverName) throws IOException {
        String peer = serverName.isEmpty() ? "127.0.0.1" : serverName;
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, peer, plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(serverName.isEmpty() ? List.of() : List.of(new SNIHostName(serverName)));
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    private Reply exchange(Connection connection, String key, Request request) throws IOException {
        StringBuilder text = new StringBuilder(request.method() + " " + request.path() + " HTTP/1.1\r\n");
        text.append("host: ").append(request.authority()).append("\r\n");
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) text.append("content-length: 0\r\n");
        request.headers().fields().forEach(f -> text.append(f.name() + ": " + f.value() + "\r\n"));
        connection
                .socket()
                .getOutputStream()
                .write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        Reply reply = reply(connection.in(), request.method());
        boolean closes = reply.headers().value("connection").orElse("").equalsIgnoreCase("close")
                || request.headers().has("upgrade");
        if (closes) connection.socket().close();
        else kept.put(key, connection);
        return reply;
    }

    private static Reply reply(InputStream in, String method) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        List<HeaderField> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(new HeaderField(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip()));
        }
        HeaderFields fields = new HeaderFields(headers);
        boolean empty = method.equals("HEAD") || status == 204 || status == 304;
        if (!empty) skipBody(in, fields);
        return new Reply(status, fields);
    }

    private static void skipBody(InputStream in, HeaderFields headers) throws IOException {
        if (headers.value("transfer-encoding").isEmpty()) {
            in.skipNBytes(headers.value("content-length").map(Long::parseLong).orElse(0L));
            return;
        }
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(size);
            line(in);
        }
        line(in);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException();
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    private static SSLContext trustingEveryone() {
        X509TrustManager everyone = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {everyone}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : kept.values()) connection.socket().close();
    }
}
