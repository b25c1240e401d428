package emissaryctl.explain.request;

import emissaryctl.explain.request.Request.Scheme;
import java.util.Optional;

/// Reads a URL the way a client does that sends what it is given: nothing is decoded, encoded or resolved.
public sealed interface RequestUrl {

    record Understood(Scheme scheme, String authority, Optional<Integer> port, String path) implements RequestUrl {}

    record Misunderstood(String reason) implements RequestUrl {}

    static RequestUrl parse(String text) {
        int colon = text.indexOf("://");
        if (colon < 0) return new Misunderstood("has no scheme: write https://HOST/PATH or http://HOST/PATH");
        Optional<Scheme> scheme = scheme(text.substring(0, colon));
        if (scheme.isEmpty()) return new Misunderstood("has a scheme other than http and https");
        String rest = text.substring(colon + 3);
        int end = endOfAuthority(rest);
        String authority = rest.substring(0, end);
        String path = rest.substring(end);
        int fragment = path.indexOf('#');
        String sent = fragment < 0 ? path : path.substring(0, fragment);
        if (sent.isEmpty() || sent.startsWith("?")) sent = "/" + sent;
        if (authority.indexOf('@') >= 0) return new Misunderstood("has a user name, which no client sends as such");
        if (!sent.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return new Misunderstood("has a character in its path that must be percent-encoded");
        }
        return withPort(scheme.get(), authority, sent);
    }

    private static Optional<Scheme> scheme(String word) {
        for (Scheme scheme : Scheme.values()) if (scheme.word().equalsIgnoreCase(word)) return Optional.of(scheme);
        return Optional.empty();
    }

    private static int endOfAuthority(String rest) {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) end++;
        return end;
    }

    /// A port that is the scheme's own is not sent in the Host header.
    private static RequestUrl withPort(Scheme scheme, String authority, String path) {
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon >= 0 && colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        if (host.isEmpty()) return new Misunderstood("has no host");
        boolean bracketed = host.startsWith("[") && host.indexOf(']') == host.length() - 1;
        if (host.indexOf(':') >= 0 && !bracketed) return new Misunderstood("has an IPv6 address without its brackets");
        if (!bracketed && (host.indexOf('[') >= 0 || host.indexOf(']') >= 0)) {
            return new Misunderstood("has brackets in its host without an IPv6 address in them");
        }
        if (!Authority.isValid(host)) return new Misunderstood("has a character in its host that no host may have");
        if (!hasPort || colon == authority.length() - 1) return new Understood(scheme, host, Optional.empty(), path);
        Optional<Integer> port = port(authority.substring(colon + 1));
        if (port.isEmpty()) return new Misunderstood("has a port that is none");
        boolean standard = port.get() == scheme.port();
        return new Understood(scheme, standard ? host : authority, standard ? Optional.empty() : port, path);
    }

    private static Optional<Integer> port(String text) {
        if (text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) return Optional.empty();
        return Optional.of(Integer.parseInt(text)).filter(port -> port >= 1 && port <= 65_535);
    }
}
