package emissaryctl.assemble.policy;

import java.util.Locale;
import java.util.Optional;

/// The URL of something that Envoy fetches or sends clients to. `path` has the query, and begins with a slash.
public record HttpUrl(boolean tls, String authority, String path) {

    /// The parts of an absolute URL with scheme `http` or `https`, or nothing.
    public static Optional<HttpUrl> parse(String text) {
        boolean tls = text.regionMatches(true, 0, "https://", 0, 8);
        boolean plain = text.regionMatches(true, 0, "http://", 0, 7);
        if (!tls && !plain || text.chars().anyMatch(c -> c <= ' ' || c >= 0x7F || c == '"' || c == '\\')) {
            return Optional.empty();
        }
        String rest = text.substring(tls ? 8 : 7);
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) end++;
        String authority = rest.substring(0, end);
        boolean usable = isAuthority(authority) && rest.indexOf('#') < 0;
        String path = rest.substring(end);
        return usable
                ? Optional.of(new HttpUrl(tls, authority, path.startsWith("/") ? path : "/" + path))
                : Optional.empty();
    }

    private static boolean isAuthority(String text) {
        int port = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
        if (text.startsWith("[") && port == 0) return false;
        String host = port < 0 ? text : text.substring(0, port);
        String number = port < 0 || port == text.length() ? "" : text.substring(port + 1);
        boolean ported = port >= 0 && port < text.length();
        return !host.isEmpty() && host.indexOf('@') < 0 && (!ported || text.charAt(port) == ':' && isPort(number));
    }

    private static boolean isPort(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= 65535;
    }

    /// The host without its port, in lower case.
    public String host() {
        int port = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        return (port < 0 ? authority : authority.substring(0, port)).toLowerCase(Locale.ROOT);
    }

    /// Scheme, host and port, as a service is written.
    public String service() {
        return (tls ? "https://" : "http://") + authority;
    }

    public String text() {
        return service() + path;
    }
}
