package emissaryctl.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Tells who asks on this machine how serving stands: `/healthz`, `/status` and `/metrics`. There is nothing to be
/// changed here, and no other address is listened at.
final class StatusServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    /// A client that takes longer to ask is hung up on, and so is one that comes when there are more than these.
    private static final String SECONDS_TO_ASK = "10";
    private static final String MOST_CONNECTIONS = "1000";

    /// In the JDK's server `-1` is what says that nothing follows.
    private static final int NO_BODY = -1;

    private record Reply(int status, String type, String text) {}

    /// A server, and who answers there.
    private record Running(HttpServer server, ExecutorService threads) {}

    private final Optional<Running> running;

    private StatusServer(Optional<Running> running) {
        this.running = running;
    }

    static StatusServer start(Optional<Integer> port, StatusBoard board) throws IOException {
        if (port.isEmpty()) return new StatusServer(Optional.empty());
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port.get());
        try {
            // what whoever started the program has set stays
            System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", SECONDS_TO_ASK);
            System.getProperties().putIfAbsent("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
            HttpServer server = HttpServer.create(address, 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(exchange, board));
            server.start();
            return new StatusServer(Optional.of(new Running(server, threads)));
        } catch (IOException e) {
            throw new IOException("cannot listen on port " + port.get() + ": " + e.getMessage(), e);
        }
    }

    private static void answer(HttpExchange exchange, StatusBoard board) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange, board);
            byte[] body = reply.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            boolean headersOnly = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status(), headersOnly ? NO_BODY : body.length);
            if (!headersOnly) exchange.getResponseBody().write(body);
        }
    }

    private static Reply reply(HttpExchange exchange, StatusBoard board) {
        boolean asks = Set.of("GET", "HEAD").contains(exchange.getRequestMethod());
        if (!asks) return new Reply(NOT_ALLOWED, "text/plain", "GET only\n");
        Status status = board.status();
        return switch (String.valueOf(exchange.getRequestURI().getPath())) {
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
        running.ifPresent(each -> {
            each.server().stop(0);
            each.threads().shutdownNow();
        });
    }
}
