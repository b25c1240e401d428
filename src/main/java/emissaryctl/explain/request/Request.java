package emissaryctl.explain.request;

import java.util.Locale;
import java.util.Optional;

/// A request as a client sends it. `authority` is what stands in the Host header, `path` the request target with its
/// query. `urlPort` is the port that the client connects to when it says so, `gatewayPort` the Listener's port when
/// that is told apart, since a Service or load balancer may lie between the two. `client` is the address of the peer.
public record Request(
        String method,
        Scheme scheme,
        String authority,
        Optional<Integer> urlPort,
        Optional<Integer> gatewayPort,
        String path,
        HeaderFields headers,
        Optional<String> client,
        boolean http3) {

    /// What the URL begins with.
    public enum Scheme {
        HTTP(80),
        HTTPS(443);

        private final int port;

        Scheme(int port) {
            this.port = port;
        }

        /// The one that is meant when the URL has none.
        public int port() {
            return port;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A request without headers of its own.
    public static Request of(String method, Scheme scheme, String authority, Optional<Integer> urlPort, String path) {
        return new Request(
                method, scheme, authority, urlPort, Optional.empty(), path, HeaderFields.NONE, Optional.empty(), false);
    }

    /// The same with these headers.
    public Request with(HeaderFields others) {
        return new Request(method, scheme, authority, urlPort, gatewayPort, path, others, client, http3);
    }

    /// The same with another Host header.
    public Request to(String host) {
        return new Request(method, scheme, host, urlPort, gatewayPort, path, headers, client, http3);
    }

    /// The same, to the Listener on this port.
    public Request at(Optional<Integer> port) {
        return new Request(method, scheme, authority, urlPort, port, path, headers, client, http3);
    }

    /// The same, from this client.
    public Request from(Optional<String> address) {
        return new Request(method, scheme, authority, urlPort, gatewayPort, path, headers, address, http3);
    }

    /// The same over HTTP/3.
    public Request overHttp3(boolean wanted) {
        return new Request(method, scheme, authority, urlPort, gatewayPort, path, headers, client, wanted);
    }

    /// The server name that a TLS client sends: the host without its port; none for an address.
    public String serverName() {
        if (authority.startsWith("[")) return "";
        int colon = authority.lastIndexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        boolean address = host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        return address ? "" : host.toLowerCase(Locale.ROOT);
    }

    /// Whether a text is an IP address.
    public static boolean isAddress(String text) {
        return IpRange.isAddress(text);
    }

    public String url() {
        return scheme.word() + "://" + authority + path;
    }
}
