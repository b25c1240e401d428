package emissaryctl.traffic;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A request as it reached a backend; header names are in lower case.
record Received(String method, String path, Map<String, List<String>> headers) {

    List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}
