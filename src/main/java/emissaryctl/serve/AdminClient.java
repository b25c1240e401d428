package emissaryctl.serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads statistics at Envoy's admin interface.
final class AdminClient {

    private static final int CONNECT_MILLIS = 500;
    private static final int READ_MILLIS = 5_000;

    private final AdminAddress address;

    AdminClient(AdminAddress address) {
        this.address = address;
    }

    /// The values of all statistics of a `type` (Counters, Gauges, TextReadouts) whose names match `filter`, an RE2
    /// expression; nothing when no Envoy answers.
    Optional<Map<String, String>> statistics(String type, String filter) {
        try {
            String query =
                    "/stats?usedonly&type=" + type + "&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
            return Optional.of(parsed(get(query)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private String get(String query) throws IOException {
        String host = address.socket().getAddress().getHostAddress();
        String url = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + address.socket().getPort() + query;
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Lines are `name: value`; texts stand between quotes.
    private static Map<String, String> parsed(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().forEach(line -> {
            int end = line.lastIndexOf(": ");
            if (end < 0) return;
            String value = line.substring(end + 2);
            boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
            values.put(line.substring(0, end), quoted ? value.substring(1, value.length() - 1) : value);
        });
        return values;
    }
}
