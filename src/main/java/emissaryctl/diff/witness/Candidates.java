package emissaryctl.diff.witness;

import emissaryctl.diff.tree.HostPlace;
import emissaryctl.diff.tree.Insecure;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.Tree;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.explain.request.Request;
import emissaryctl.explain.request.Request.Scheme;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;

/// Requests that a route may take in one of its virtual hosts.
final class Candidates {

    static final int MOST_PLACES = 6;

    private static final String SOME_HOST = "example.com";
    private static final String SOME_CLIENT = "203.0.113.7";

    private final HostPlace place;
    private final List<RouteItem> routes;

    /// @param routes the request should match all of them
    private Candidates(HostPlace place, List<RouteItem> routes) {
        this.place = place;
        this.routes = routes;
    }

    static List<Request> of(HostPlace place, List<RouteItem> routes) {
        return new Candidates(place, routes).all();
    }

    /// Requests for these paths, and for these names beside those of the place, whatever the routes there are.
    static List<Request> at(HostPlace place, List<String> names, List<String> paths) {
        Candidates candidates = new Candidates(place, List.of());
        SequencedSet<String> hosts = candidates.hosts();
        names.stream().filter(Candidates::isName).forEach(hosts::add);
        return candidates.all(hosts, paths);
    }

    /// Some of the places. Those with TLS come first, where a request is what it is and not redirected.
    static List<HostPlace> few(List<HostPlace> places) {
        return places.stream()
                .sorted(Comparator.comparing(place -> place.chain().startsWith("TLS") ? 0 : 1))
                .limit(MOST_PLACES)
                .toList();
    }

    private List<Request> all() {
        return all(hosts(), paths());
    }

    private List<Request> all(Collection<String> hosts, Collection<String> paths) {
        Optional<Integer> port = port();
        if (port.isEmpty()) return List.of();
        List<Request> all = new ArrayList<>();
        for (Scheme scheme : schemes()) {
            for (String host : hosts) {
                for (String path : paths) all.add(request(scheme, host, path).at(port));
            }
        }
        return all;
    }

    private Request request(Scheme scheme, String host, String path) {
        String method = headerValue(":method").orElse("GET");
        HeaderFields headers = HeaderFields.NONE;
        for (RouteItem route : routes) {
            for (Tree matcher : route.match().list("headers")) {
                String name = matcher.text("name").orElse("");
                boolean own = name.startsWith(":") || name.equalsIgnoreCase("host") || headers.has(name);
                if (own || matcher.text("invert_match").isPresent()) continue;
                Optional<String> value = TextExample.of(matcher);
                if (value.isPresent()) headers = headers.adding(name, value.get());
            }
        }
        return Request.of(method, scheme, host, Optional.empty(), withQuery(path))
                .with(headers)
                .from(Optional.of(SOME_CLIENT))
                .overHttp3(place.chain().startsWith("QUIC"));
    }

    private Optional<Integer> port() {
        String address = place.listener().endsWith(" (UDP)")
                ? place.listener().substring(0, place.listener().length() - " (UDP)".length())
                : place.listener();
        String digits = address.substring(address.lastIndexOf(':') + 1);
        boolean number =
                !digits.isEmpty() && digits.length() < 6 && digits.chars().allMatch(Character::isDigit);
        return number ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    /// Cleartext may come from something that ends TLS in front of the gateway, which is tried first where other
    /// cleartext is not served.
    private List<Scheme> schemes() {
        boolean secure = place.chain().startsWith("TLS") || place.chain().startsWith("QUIC");
        if (secure) return List.of(Scheme.HTTPS);
        boolean served = routes.stream()
                .allMatch(route -> route.placement().getOrDefault(place, Insecure.SERVED) == Insecure.SERVED);
        return served ? List.of(Scheme.HTTP, Scheme.HTTPS) : List.of(Scheme.HTTPS, Scheme.HTTP);
    }

    private SequencedSet<String> hosts() {
        SequencedSet<String> hosts = new LinkedHashSet<>();
        headerValue(":authority").or(() -> headerValue("host")).ifPresent(hosts::add);
        hosts.add(example(place.domain()));
        int names = place.chain().indexOf(' ');
        if (names > 0) {
            String first = place.chain().substring(names + 1);
            int end = first.indexOf(',');
            hosts.add(example(end < 0 ? first : first.substring(0, end)));
        }
        hosts.removeIf(host -> !isName(host));
        return hosts;
    }

    private static boolean isName(String host) {
        return !host.isEmpty() && host.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '{');
    }

    private static String example(String domain) {
        if (domain.equals("*")) return SOME_HOST;
        if (domain.startsWith("*")) return (domain.startsWith("*.") ? "www" : "www.") + domain.substring(1);
        return domain.endsWith("*") ? domain.substring(0, domain.length() - 1) + "com" : domain;
    }

    private Optional<String> headerValue(String name) {
        return routes.stream()
                .flatMap(route -> route.match().list("headers").stream())
                .filter(matcher -> matcher.text("name").filter(name::equals).isPresent())
                .filter(matcher -> matcher.text("invert_match").isEmpty())
                .flatMap(matcher -> TextExample.of(matcher).stream())
                .findFirst();
    }

    private SequencedSet<String> paths() {
        SequencedSet<String> paths = new LinkedHashSet<>();
        List<String> own =
                routes.stream().flatMap(route -> paths(route).stream()).toList();
        // The longest one is the likeliest to match several routes.
        own.stream()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .limit(routes.size() > 1 ? 2 : 0)
                .forEach(paths::add);
        paths.addAll(own);
        paths.removeIf(path -> !path.startsWith("/") || !path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#'));
        return paths;
    }

    private static List<String> paths(RouteItem route) {
        Optional<String> prefix = route.match().text("prefix");
        if (prefix.isPresent()) return List.of(prefix.get(), prefix.get() + "x");
        Optional<String> below = route.match().text("path_separated_prefix");
        if (below.isPresent()) return List.of(below.get() + "/x", below.get());
        Optional<String> exact = route.match().text("path");
        if (exact.isPresent()) return List.of(exact.get());
        return route.match()
                .text("safe_regex", "regex")
                .map(regex -> List.of(RegexExample.of(regex, 1), RegexExample.of(regex, 0), RegexExample.of(regex, 2)))
                .orElse(List.of("/"));
    }

    private String withQuery(String path) {
        StringBuilder all = new StringBuilder(path);
        for (RouteItem route : routes) {
            for (Tree matcher : route.match().list("query_parameters")) {
                String name = matcher.text("name").orElse("");
                String value = TextExample.of(matcher).orElse("x");
                all.append(all.indexOf("?") < 0 ? '?' : '&')
                        .append(encoded(name))
                        .append('=')
                        .append(encoded(value));
            }
        }
        return all.toString();
    }

    private static String encoded(String text) {
        StringBuilder safe = new StringBuilder();
        for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            boolean plain = Character.isLetterOrDigit(b) || "-_.~/:".indexOf(b) >= 0;
            if (plain) safe.append((char) b);
            else safe.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
        }
        return safe.toString();
    }
}
