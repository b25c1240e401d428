package emissaryctl.explain.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A request as routes see it: path and host normalised, headers cleaned and completed by Envoy. `peer` is the other
/// end of the connection, `client` the trusted end of the chain of proxies, both absent when not known.
public record RoutedRequest(
        String method,
        String scheme,
        String authority,
        String path,
        HeaderFields headers,
        Optional<String> peer,
        Optional<String> client) {

    private static final String GRPC = "application/grpc";

    /// Of these Envoy makes one header with commas when there are several.
    private static final Set<String> JOINED = Set.of(
            "accept",
            "accept-encoding",
            "access-control-request-headers",
            "access-control-request-method",
            "access-control-request-private-network",
            "authorization",
            "cache-control",
            "content-encoding",
            "content-type",
            "expect",
            "grpc-accept-encoding",
            "grpc-timeout",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "origin",
            "pragma",
            "proxy-status",
            "referer",
            "user-agent",
            "via",
            "x-client-trace-id",
            "x-envoy-attempt-count",
            "x-envoy-is-timeout-retry",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-request-id");

    /// A header, or one of the pseudo-headers by which routes match the rest.
    public Optional<String> header(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case ":method" -> Optional.of(method);
            case ":scheme" -> Optional.of(scheme);
            case ":authority", "host" -> Optional.of(authority);
            case ":path" -> Optional.of(path);
            default -> headers.value(name);
        };
    }

    /// The values of which one must be what a route wants.
    public List<String> values(String name) {
        boolean joined =
                name.startsWith(":") || name.equalsIgnoreCase("host") || JOINED.contains(name.toLowerCase(Locale.ROOT));
        return joined ? header(name).map(List::of).orElse(List.of()) : headers.values(name);
    }

    /// `x-forwarded-proto`, which Envoy always sets.
    public String forwardedProto() {
        return headers.value(ReceivedHeaders.FORWARDED_PROTO).orElse("");
    }

    /// Whether its content type is gRPC's.
    public boolean isGrpc() {
        return isGrpc(headers);
    }

    /// The same of headers alone.
    public static boolean isGrpc(HeaderFields headers) {
        String type = headers.value("content-type").orElse("");
        return type.equals(GRPC) || type.startsWith(GRPC + "+");
    }
}
