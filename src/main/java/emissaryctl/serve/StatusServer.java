package emissaryctl.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Tells who asks on this machine how serving stands: `/healthz`, `/status` and `/metrics`. There is nothing to be
/// changed here, and no other address is listened at.
final class StatusServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private record Reply(int status, String type, String text) {}

    private final Optional<HttpServer> server;

    private StatusServer(Optional<HttpServer> server) {
        this.server = server;
    }

    static StatusServer start(Optional<Integer> port, StatusBoard board) throws IOException {
        if (port.isEmpty()) return new StatusServer(Optional.empty());
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port.get());
        try {
            HttpServer server = HttpServer.create(address, 0);
            server.createContext("/", exchange -> answer(exchange, board));
            server.start();
            return new StatusServer(Optional.of(server));
        } catch (IOException e) {
            throw new IOException("cannot listen on port " + port.get() + ": " + e.getMessage(), e);
        }
    }

    private static void answer(HttpExchange exchange, StatusBoard board) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange, board);
            byte[] body = reply.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Reply reply(HttpExchange exchange, StatusBoard board) {
        if (!exchange.getRequestMethod().equals("GET")) return new Reply(NOT_ALLOWED, "text/plain", "GET only\n");
        Status status = board.status();
        return switch (exchange.getRequestURI().getPath()) {
            case "/healthz" ->
                status.isHealthy()
                        ? new Reply(OK, "text/plain", "healthy\n")
                        : new Reply(UNAVAILABLE, "text/plain", status.trouble().orElse("nothing to serve yet") + "\n");
            case "/status" -> new Reply(OK, "application/json", StatusText.json(status));
            case "/metrics" -> new Reply(OK, "text/plain; version=0.0.4", StatusText.metrics(board));
            default -> new Reply(NOT_FOUND, "text/plain", "/healthz, /status or /metrics\n");
        };
    }

    @Override
    public void close() {
        server.ifPresent(each -> each.stop(0));
    }
}
