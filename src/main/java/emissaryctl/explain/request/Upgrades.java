package emissaryctl.explain.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Requests that want to leave HTTP for another protocol on the same connection.
public final class Upgrades {

    private Upgrades() {}

    /// The protocol that the request wants to change to. Envoy does not take part in changes to HTTP/2.
    public static Optional<String> wanted(HeaderFields headers) {
        boolean asks = Arrays.stream(headers.value("connection").orElse("").split(",", -1))
                .anyMatch(token -> token.strip().equalsIgnoreCase("upgrade"));
        return headers.value("upgrade")
                .filter(_ -> asks)
                .map(protocol -> protocol.toLowerCase(Locale.ROOT))
                .filter(protocol -> !protocol.equals("h2c"));
    }
}
