package emissaryctl.traffic;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// An HTTP server that remembers what it was asked.
public final class Backend implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BiFunction<Received, Integer, Answer> answers;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /// The answer depends on how many requests there were, this one included.
    public Backend(IntFunction<Answer> answers) throws IOException {
        this((_, count) -> answers.apply(count));
    }

    private Backend(BiFunction<Received, Integer, Answer> answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// The answer depends on the request.
    static Backend answering(Function<Received, Answer> answers) throws IOException {
        return new Backend((request, _) -> answers.apply(request));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received request = received(exchange);
            received.add(request);
            Answer answer = answers.apply(request, received.size());
            Thread.sleep(answer.delay());
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Received received(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT), e -> List.copyOf(e.getValue())));
        return new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                ByteString.readFrom(exchange.getRequestBody()));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// As the service of a Mapping.
    public String service() {
        return "127.0.0.1:" + port();
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public Received last() {
        return received.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
