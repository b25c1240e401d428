package emissaryctl.traffic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// An HTTP/1 request, sent as it is written here.
public record Request(String method, String path, String version, SequencedMap<String, String> headers, String body) {

    public static Request get(String path) {
        return of("GET", path);
    }

    public static Request of(String method, String path) {
        return new Request(method, path, "HTTP/1.1", new LinkedHashMap<>(Map.of("Host", "localhost")), "");
    }

    public Request host(String host) {
        return header("Host", host);
    }

    public Request header(String name, String value) {
        SequencedMap<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(method, path, version, more, body);
    }

    public Request inVersion(String other) {
        return new Request(method, path, other, headers, body);
    }

    /// In plain ASCII.
    public Request withBody(String text) {
        return new Request(method, path, version, headers, text)
                .header("Content-Length", String.valueOf(text.length()));
    }

    public String text() {
        StringBuilder text = new StringBuilder(method + " " + path + " " + version + "\r\n");
        headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
        return text.append("\r\n").append(body).toString();
    }
}
