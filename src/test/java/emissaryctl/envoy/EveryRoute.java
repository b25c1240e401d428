package emissaryctl.envoy;

import static emissaryctl.envoy.Gateways.ORIGIN;
import static emissaryctl.envoy.Gateways.forward;
import static emissaryctl.envoy.Gateways.prefix;
import static emissaryctl.envoy.Gateways.route;

import emissaryctl.gateway.CorsRules;
import emissaryctl.gateway.Descriptor;
import emissaryctl.gateway.Descriptor.DestinationClusterEntry;
import emissaryctl.gateway.Descriptor.GenericEntry;
import emissaryctl.gateway.Descriptor.HeaderEntry;
import emissaryctl.gateway.Descriptor.RemoteAddressEntry;
import emissaryctl.gateway.Descriptor.SourceClusterEntry;
import emissaryctl.gateway.ErrorReply;
import emissaryctl.gateway.ErrorReply.FileBody;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.HashKey.CookieHash;
import emissaryctl.gateway.HashKey.HeaderHash;
import emissaryctl.gateway.HashKey.SourceIpHash;
import emissaryctl.gateway.HeaderAddition;
import emissaryctl.gateway.HeaderEdits;
import emissaryctl.gateway.HostRewrite;
import emissaryctl.gateway.HostRewrite.EndpointHost;
import emissaryctl.gateway.HostRewrite.KeepHost;
import emissaryctl.gateway.HostRewrite.ReplaceHost;
import emissaryctl.gateway.PathRewrite;
import emissaryctl.gateway.PathRewrite.KeepPath;
import emissaryctl.gateway.PathRewrite.ReplacePath;
import emissaryctl.gateway.PathRewrite.ReplacePrefix;
import emissaryctl.gateway.PathRewrite.ReplaceRegex;
import emissaryctl.gateway.RouteAuth.AuthorizeWith;
import emissaryctl.gateway.RouteAuth.SkipAuthorization;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactPath;
import emissaryctl.gateway.RouteCriteria.ExactText;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.PathRegex;
import emissaryctl.gateway.RouteCriteria.PathSegments;
import emissaryctl.gateway.RouteCriteria.Present;
import emissaryctl.gateway.RouteCriteria.TextPrefix;
import emissaryctl.gateway.RouteCriteria.TextRegex;
import emissaryctl.gateway.RouteCriteria.TextSuffix;
import emissaryctl.gateway.RouteCriteria.TrafficShare;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.HttpsRedirection;
import emissaryctl.gateway.RouteDecision.LocalReply;
import emissaryctl.gateway.RouteDecision.Mirror;
import emissaryctl.gateway.RouteDecision.Priority;
import emissaryctl.gateway.RouteDecision.Redirection;
import emissaryctl.gateway.RouteDecision.Retries;
import emissaryctl.gateway.RouteErrors.Replaced;
import emissaryctl.gateway.RouteErrors.Unchanged;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Routes that together have everything a route can have.
final class EveryRoute {

    static List<Gateway.Route> routes() {
        return List.of(
                new Gateway.Route(ORIGIN, criteria(), full(), headers(), new SkipAuthorization(), new Unchanged()),
                new Gateway.Route(
                        ORIGIN,
                        new RouteCriteria(new ExactPath("/exact"), false, List.of(), List.of(), Optional.empty()),
                        rewriting(new ReplacePath("/\\whole"), new EndpointHost()),
                        HeaderEdits.NONE,
                        new AuthorizeWith(new TreeMap<>(Map.of("team", "users"))),
                        new Replaced(List.of(new ErrorReply(
                                500, "text/html", new FileBody("testdata/render/mappings/error-responses/503.html"))))),
                route(
                        new RouteCriteria(new PathSegments("/seg"), true, List.of(), List.of(), Optional.empty()),
                        rewriting(new ReplaceRegex("^/seg/(.*)$", "/\\1"), new KeepHost())),
                route(prefix("/r1/"), redirection(new KeepPath(), 301)),
                route(prefix("/r2/"), redirection(new ReplacePrefix("/x/"), 302)),
                route(prefix("/r3/"), redirection(new ReplaceRegex("a+", "b"), 307)),
                route(
                        prefix("/r4/"),
                        new Redirection(
                                Optional.of("https"),
                                Optional.empty(),
                                Optional.of(8443),
                                new ReplacePath("/y"),
                                Optional.empty())),
                route(prefix("/s/"), new HttpsRedirection()),
                route(prefix("/e/"), new LocalReply(204, "")),
                route(prefix("/"), new LocalReply(404, "nothing here\n")));
    }

    private static RouteCriteria criteria() {
        return new RouteCriteria(
                new PathRegex("/users/[0-9]+"),
                true,
                List.of(
                        new NamedMatch(":authority", new TextSuffix(".example.com")),
                        new NamedMatch("x-prefix", new TextPrefix("a")),
                        new NamedMatch("x-exact", new ExactText("b")),
                        new NamedMatch("x-regex", new TextRegex("c+")),
                        new NamedMatch("x-present", new Present())),
                List.of(
                        new NamedMatch("q", new ExactText("1")),
                        new NamedMatch("r", new TextRegex("[0-9]")),
                        new NamedMatch("p", new Present())),
                Optional.of(new TrafficShare(25, Optional.of("routing.traffic_shift.a"))));
    }

    private static Forward full() {
        return new Forward(
                "a",
                Duration.ofMillis(1500),
                Optional.of(Duration.ofSeconds(60)),
                new ReplacePrefix("/"),
                new ReplaceHost("users.internal"),
                List.of(
                        new CookieHash("session", Optional.of("/"), Optional.of(Duration.ofMinutes(10))),
                        new HeaderHash("x-user"),
                        new SourceIpHash(true)),
                Optional.of(new Retries("5xx", Optional.of(3), Optional.of(Duration.ofMillis(500)))),
                List.of(new Mirror("b", 10)),
                Optional.of(cors()),
                List.of(descriptor()),
                List.of("websocket"),
                Priority.HIGH);
    }

    private static CorsRules cors() {
        return new CorsRules(
                Optional.of(List.of("https://a.example", "https://b.example")),
                Optional.of("GET, POST"),
                Optional.of("Content-Type"),
                Optional.of("X-Custom"),
                true,
                Optional.of("86400"),
                "routing.cors_enabled.1");
    }

    private static Descriptor descriptor() {
        return new Descriptor(List.of(
                new SourceClusterEntry(),
                new DestinationClusterEntry(),
                new RemoteAddressEntry(),
                new GenericEntry("generic_key", "v"),
                new HeaderEntry("user", "x-user", true)));
    }

    private static HeaderEdits headers() {
        return new HeaderEdits(
                List.of(new HeaderAddition("x-a", "1", true), new HeaderAddition("x-b", "2", false)),
                List.of(new HeaderAddition("x-c", "3", false)),
                List.of("x-d"),
                List.of("x-e"));
    }

    private static Forward rewriting(PathRewrite path, HostRewrite host) {
        Forward plain = forward("b");
        return new Forward(
                plain.cluster(),
                plain.timeout(),
                plain.idleTimeout(),
                path,
                host,
                plain.hashKeys(),
                plain.retries(),
                plain.mirrors(),
                plain.cors(),
                plain.descriptors(),
                plain.upgrades(),
                plain.priority());
    }

    private static Redirection redirection(PathRewrite path, int status) {
        return new Redirection(
                Optional.empty(), Optional.of("other.example"), Optional.empty(), path, Optional.of(status));
    }

    private EveryRoute() {}
}
