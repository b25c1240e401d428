package emissaryctl.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;

/// A user with a browser that keeps cookies, on a site behind a gateway.
final class LoginUser {

    private record Cookie(String value, long expires) {}

    private final int port;
    private final TlsClient tls;
    private String host;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();

    /// `port` is that of the gateway.
    LoginUser(int port, TlsClient tls, String host) {
        this.port = port;
        this.tls = tls;
        this.host = host;
    }

    /// Goes to another site of the same cookies.
    LoginUser at(String other) {
        host = other;
        return this;
    }

    Reply get(String path) throws IOException {
        return send(Request.get(path));
    }

    Reply send(Request request) throws IOException {
        long now = System.currentTimeMillis();
        cookies.values().removeIf(cookie -> cookie.expires() <= now);
        Request whole = request.host(host);
        if (!cookies.isEmpty()) {
            whole = whole.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue().value())
                            .collect(Collectors.joining("; ")));
        }
        try (SSLSocket socket = tls.connect(port, host)) {
            Reply reply = Exchange.over(socket, whole);
            reply.headers("set-cookie").forEach(this::keep);
            return reply;
        }
    }

    /// Goes where a reply says, on whatever site.
    String follow(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(tls.context())
                .connectTimeout(Duration.ofSeconds(10))
                .build()) {
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
            return response.headers().firstValue("location").orElse(response.statusCode() + " " + response.body());
        }
    }

    /// Logs in, coming from this page; the last reply, which sends the user back there.
    Reply logIn(String page) throws IOException, InterruptedException {
        String login = get(page).header("location").orElseThrow();
        String back = follow(login);
        return get(pathOf(back));
    }

    static String pathOf(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    boolean hasCookie(String name) {
        return cookies.containsKey(name);
    }

    void spoilCookie(String name) {
        cookies.computeIfPresent(name, (_, cookie) -> new Cookie(cookie.value().substring(1) + "A", cookie.expires()));
    }

    void forgetCookie(String name) {
        cookies.remove(name);
    }

    private void keep(String header) {
        String[] parts = header.split("; ?");
        int equals = parts[0].indexOf('=');
        long expires = Long.MAX_VALUE;
        for (String part : parts) {
            if (part.toLowerCase(Locale.ROOT).startsWith("max-age=")) {
                expires = System.currentTimeMillis() + 1000 * Long.parseLong(part.substring(8));
            }
            if (part.startsWith("Expires=Thu, 01 Jan 1970")) expires = 0;
        }
        cookies.put(parts[0].substring(0, equals), new Cookie(parts[0].substring(equals + 1), expires));
    }
}
