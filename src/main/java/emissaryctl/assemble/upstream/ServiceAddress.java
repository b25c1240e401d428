package emissaryctl.assemble.upstream;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// A `service` text taken apart: `[scheme://][user@]host[:port][/path…]`. `host` is lower case, percent-decoded and
/// without brackets; port 0 counts as none; user info, path, query and fragment are dropped (`dropped` says so).
public record ServiceAddress(Optional<String> scheme, String host, Optional<Integer> port, boolean dropped) {

    /// Emissary's stand-in for a host that is not there.
    static final String UNKNOWN = "unknown";

    private static final String ESCAPE_FREE = "!$&'()*+,;=:[]<>\"_.-~";

    /// What a service text comes to.
    public sealed interface Parsed {}

    public record Understood(ServiceAddress address) implements Parsed {}

    /// `reason` completes "the service … ".
    public record Malformed(String reason) implements Parsed {}

    /// Reads a service text as Emissary does (`normalize_service_name`).
    public static Parsed parse(String text) {
        String rest = text;
        Optional<String> scheme = schemeOf(text);
        if (scheme.isPresent()) rest = text.substring(scheme.get().length() + 3);
        else if (text.startsWith("//")) rest = text.substring(2);
        int end = firstOf(rest, "/?#");
        boolean dropped = end < rest.length() && !rest.substring(end).equals("/");
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            dropped = true;
            authority = authority.substring(at + 1);
        }
        return parseAuthority(scheme.map(s -> s.toLowerCase(Locale.ROOT)), authority, dropped);
    }

    private static Parsed parseAuthority(Optional<String> scheme, String authority, boolean dropped) {
        boolean opens = authority.indexOf('[') >= 0;
        boolean closes = authority.indexOf(']') >= 0;
        if (opens != closes) return new Malformed("has an unmatched bracket");
        String host;
        String port;
        if (authority.startsWith("[")) {
            int close = authority.indexOf(']');
            host = authority.substring(1, close);
            String tail = authority.substring(close + 1);
            if (!tail.isEmpty() && !tail.startsWith(":")) return new Malformed("has text after the bracket");
            port = tail.isEmpty() ? "" : tail.substring(1);
        } else {
            int colon = authority.indexOf(':');
            host = colon < 0 ? authority : authority.substring(0, colon);
            port = colon < 0 ? "" : authority.substring(colon + 1);
        }
        if (host.isEmpty()) return new Malformed("has no host name");
        Optional<String> decoded = percentDecode(host.toLowerCase(Locale.ROOT));
        if (decoded.isEmpty()) return new Malformed("has a bad percent escape in its host name");
        Optional<Integer> number = parsePort(port);
        if (!port.isEmpty() && number.isEmpty()) {
            return new Malformed("has a port that is not a number from 0 to 65535");
        }
        return new Understood(new ServiceAddress(scheme, decoded.get(), number.filter(n -> n != 0), dropped));
    }

    private static Optional<String> schemeOf(String text) {
        int at = text.indexOf("://");
        if (at <= 0) return Optional.empty();
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && "+-.".indexOf(c) < 0) return Optional.empty();
        }
        return Optional.of(text.substring(0, at));
    }

    private static int firstOf(String text, String stops) {
        for (int i = 0; i < text.length(); i++) if (stops.indexOf(text.charAt(i)) >= 0) return i;
        return text.length();
    }

    private static Optional<Integer> parsePort(String text) {
        if (text.isEmpty() || text.length() > 9) return Optional.empty();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number <= 65535 ? Optional.of(number) : Optional.empty();
    }

    private static Optional<String> percentDecode(String text) {
        if (text.indexOf('%') < 0) return Optional.of(text);
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[raw.length];
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                decoded[length++] = raw[i];
                continue;
            }
            if (i + 2 >= raw.length) return Optional.empty();
            int high = Character.digit(raw[i + 1], 16);
            int low = Character.digit(raw[i + 2], 16);
            if (high < 0 || low < 0) return Optional.empty();
            decoded[length++] = (byte) (high << 4 | low);
            i += 2;
        }
        return Optional.of(new String(decoded, 0, length, StandardCharsets.UTF_8));
    }

    /// The host of a service text without scheme, as it is written but for its case: what an endpoint is looked up by.
    /// `UNKNOWN` when there is none, as with Emissary.
    static String rawHost(String authority) {
        String text = authority.substring(0, firstOf(authority, "/?#"));
        text = text.substring(text.lastIndexOf('@') + 1);
        int close = text.indexOf(']');
        if (text.startsWith("[") && close > 0) return text.substring(1, close).toLowerCase(Locale.ROOT);
        int colon = text.indexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        return host.isEmpty() ? UNKNOWN : host.toLowerCase(Locale.ROOT);
    }

    /// This address in the namespace of its owner, unless the host is qualified already.
    public ServiceAddress qualified(String namespace) {
        boolean done = host.contains(".") || host.contains(":") || host.equals("localhost");
        return done ? this : new ServiceAddress(scheme, host + "." + namespace, port, dropped);
    }

    /// The service text in Emissary's normal form.
    public String text() {
        StringBuilder text = new StringBuilder();
        scheme.ifPresent(s -> text.append(s).append("://"));
        String encoded = percentEncode(host);
        if (encoded.contains(":")) text.append('[').append(encoded).append(']');
        else text.append(encoded);
        port.ifPresent(p -> text.append(':').append(p));
        return text.toString();
    }

    private static String percentEncode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (plain || c < 128 && ESCAPE_FREE.indexOf(c) >= 0) encoded.append(c);
            else encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
