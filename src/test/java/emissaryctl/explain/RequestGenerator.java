package emissaryctl.explain;

import emissaryctl.explain.request.Authority;
import emissaryctl.explain.request.HeaderField;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.explain.request.Request;
import emissaryctl.explain.request.Request.Scheme;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.ExternalAuth;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.gateway.RouteCriteria.ExactPath;
import emissaryctl.gateway.RouteCriteria.ExactText;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.PathMatch;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteCriteria.PathRegex;
import emissaryctl.gateway.RouteCriteria.PathSegments;
import emissaryctl.gateway.RouteCriteria.Present;
import emissaryctl.gateway.RouteCriteria.TextMatch;
import emissaryctl.gateway.RouteCriteria.TextPrefix;
import emissaryctl.gateway.RouteCriteria.TextRegex;
import emissaryctl.gateway.RouteCriteria.TextSuffix;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.HttpsRedirection;
import emissaryctl.gateway.RouteDecision.Redirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Makes requests that come close to what a gateway routes: each aims at one of its routes, and often misses on
/// purpose.
final class RequestGenerator {

    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD");
    private static final List<String> NAMES = List.of("www", "api", "a.b", "x-1", "shop");
    private static final List<String> HOSTS =
            List.of("example.com", "www.example.com", "nowhere.test", "localhost", "127.0.0.1", "a.b.c.example.org");
    private static final List<String> TAILS = List.of(
            "",
            "",
            "x",
            "/",
            "/x",
            "x/y.z",
            "//x",
            "../x",
            "/../x",
            "./x",
            "%2e%2e/x",
            "..;/x",
            "%41%7e",
            "%2Fx",
            "a\\b",
            "x|y^{}",
            "%zz",
            "UPPER",
            "/..",
            "/.",
            "x;p=1",
            "%20x",
            "healthz/ready");
    private static final List<String> QUERIES =
            List.of("", "", "", "?", "?a=1", "?a=1&b=2", "?x=/../y", "?a", "?%41=%42&&c==");
    private static final String FORWARDED_PROTO = "x-forwarded-proto";

    private final Gateway gateway;
    private final Random random;
    private final List<Listener> listeners;

    RequestGenerator(Gateway gateway, Random random) {
        this.gateway = gateway;
        this.random = random;
        this.listeners = gateway.listeners();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// A request for one of the gateway's listeners, of which there must be some.
    Request next() {
        Listener listener = pick(listeners);
        FilterChain chain = pick(listener.chains());
        boolean tls = chain.tls().isPresent() != chance(4);
        if (!(chain.content() instanceof HttpTraffic http)
                || http.virtualHosts().isEmpty()) {
            String host = chain.match().serverNames().stream().findFirst().orElseGet(() -> pick(HOSTS));
            return finished(listener, tls, expanded(host), Optional.empty());
        }
        VirtualHost host = pick(http.virtualHosts());
        Optional<Route> aim = host.routes().isEmpty() ? Optional.empty() : Optional.of(aim(host.routes()));
        return finished(listener, tls, authority(host, aim, listener), aim);
    }

    /// Redirects are few, so that they need some help.
    private Route aim(List<Route> routes) {
        List<Route> elsewhere = routes.stream()
                .filter(route ->
                        route.decision() instanceof Redirection || route.decision() instanceof HttpsRedirection)
                .toList();
        return !elsewhere.isEmpty() && chance(25) ? pick(elsewhere) : pick(routes);
    }

    private Request finished(Listener listener, boolean tls, String authority, Optional<Route> aim) {
        String path = aim.map(route -> path(route.criteria().path())).orElse("/x") + query(aim);
        Request request = Request.of(method(aim), tls ? Scheme.HTTPS : Scheme.HTTP, authority, Optional.empty(), path)
                .at(Optional.of(listener.address().port()))
                .from(Optional.of("127.0.0.1"));
        return request.with(headers(aim));
    }

    private String expanded(String domain) {
        if (domain.equals("*")) return pick(HOSTS);
        if (domain.startsWith("*")) return pick(NAMES) + domain.substring(1);
        return domain.endsWith("*") ? domain.substring(0, domain.length() - 1) + pick(NAMES) : domain;
    }

    private String authority(VirtualHost host, Optional<Route> aim, Listener listener) {
        String name = aim.flatMap(route -> wanted(route, ":authority").filter(_ -> chance(90)))
                .orElseGet(() -> expanded(host.domain()));
        if (chance(5)) name = pick(HOSTS);
        if (chance(5)) name = name.toUpperCase(java.util.Locale.ROOT);
        if (chance(12) && name.indexOf(':') < 0) {
            name += ":" + pick(List.of(listener.address().port(), 80, 443, 8080));
        }
        return Authority.isValid(name) && !name.isEmpty() ? name : pick(HOSTS);
    }

    private String method(Optional<Route> aim) {
        Optional<String> wanted = aim.flatMap(route -> wanted(route, ":method"));
        String method = wanted.filter(_ -> chance(85)).orElseGet(() -> pick(METHODS));
        return METHODS.contains(method) ? method : "GET";
    }

    private Optional<String> wanted(Route route, String header) {
        return route.criteria().headers().stream()
                .filter(match -> match.name().equalsIgnoreCase(header))
                .findFirst()
                .map(match -> text(match.value()));
    }

    private String text(TextMatch match) {
        return switch (match) {
            case ExactText(String text) -> text;
            case TextPrefix(String prefix) -> prefix + pick(NAMES);
            case TextSuffix(String suffix) -> pick(NAMES) + suffix;
            case TextRegex(String regex) -> RegexSample.of(regex, random);
            case Present _ -> pick(NAMES);
        };
    }

    private String path(PathMatch match) {
        String base = switch (match) {
            case PathPrefix(String prefix) -> prefix + pick(TAILS);
            case PathSegments(String prefix) -> prefix + pick(TAILS);
            case ExactPath(String exact) -> exact + (chance(20) ? pick(TAILS) : "");
            case PathRegex(String regex) -> RegexSample.of(regex, random) + (chance(15) ? pick(TAILS) : "");
        };
        if (chance(4)) base = base.toUpperCase(java.util.Locale.ROOT);
        if (chance(3)) base = "/" + base;
        if (chance(3)) base = "/other/.." + base;
        String sendable = base.chars()
                .filter(c -> c > ' ' && c < 0x7f && c != '?' && c != '#')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return sendable.startsWith("/") ? sendable : "/" + sendable;
    }

    private String query(Optional<Route> aim) {
        StringBuilder query = new StringBuilder();
        for (NamedMatch match :
                aim.map(route -> route.criteria().queryParameters()).orElse(List.of())) {
            if (chance(15)) continue;
            query.append(query.isEmpty() ? '?' : '&').append(match.name());
            if (!(match.value() instanceof Present) || chance(50))
                query.append('=').append(text(match.value()));
        }
        String all = query.isEmpty() || chance(10) ? pick(QUERIES) : query.toString();
        return all.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#') ? all : "";
    }

    private HeaderFields headers(Optional<Route> aim) {
        List<HeaderField> headers = new ArrayList<>();
        for (NamedMatch match : aim.map(route -> route.criteria().headers()).orElse(List.of())) {
            boolean special = match.name().startsWith(":")
                    || match.name().equalsIgnoreCase("host")
                    || match.name().equalsIgnoreCase("connection");
            if (special || chance(12)) continue;
            String value = text(match.value()).strip();
            if (chance(6)) value += "x";
            if (value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) headers.add(new HeaderField(match.name(), value));
            if (chance(4)) headers.add(new HeaderField(match.name(), "again"));
        }
        boolean told = headers.stream().anyMatch(field -> field.name().equalsIgnoreCase(FORWARDED_PROTO));
        if (!told && chance(15)) headers.add(new HeaderField(FORWARDED_PROTO, pick(List.of("https", "http", "HTTPS"))));
        if (chance(8)) headers.add(new HeaderField("x-forwarded-for", pick(List.of("10.1.2.3", "1.2.3.4, 5.6.7.8"))));
        if (chance(5)) headers.add(new HeaderField("x_under", "score"));
        if (chance(3)) headers.add(new HeaderField("x-envoy-retry-on", "5xx"));
        if (chance(3)) headers.add(new HeaderField("content-type", "application/grpc"));
        aim.ifPresent(route -> crossOrigin(route, headers));
        if (!buffers() && chance(4)) {
            headers.add(new HeaderField("connection", "Upgrade"));
            headers.add(new HeaderField("upgrade", pick(List.of("websocket", "h2c", "spdy/3.1"))));
        }
        return new HeaderFields(headers);
    }

    /// Whether a filter waits for the body of a request. That of an upgrade never ends, so that even a 404 waits.
    private boolean buffers() {
        return gateway.filters().bufferMaxRequestBytes().isPresent()
                || gateway.filters()
                        .externalAuth()
                        .flatMap(ExternalAuth::requestBody)
                        .isPresent();
    }

    private void crossOrigin(Route route, List<HeaderField> headers) {
        List<String> origins = route.decision() instanceof Forward forward
                ? forward.cors().flatMap(rules -> rules.origins()).orElse(List.of())
                : List.of();
        if (!chance(origins.isEmpty() ? 3 : 50)) return;
        headers.add(new HeaderField("origin", origins.isEmpty() || chance(20) ? "http://evil.test" : pick(origins)));
        if (chance(60)) headers.add(new HeaderField("access-control-request-method", "PUT"));
        if (chance(40)) headers.add(new HeaderField("access-control-request-headers", "x-one,x-two"));
    }
}
