package emissaryctl.traffic;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A request as it reached a backend; header names are in lower case.
public record Received(String method, String path, Map<String, List<String>> headers, ByteString body) {

    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}
