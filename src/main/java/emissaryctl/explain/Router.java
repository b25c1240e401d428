package emissaryctl.explain;

import emissaryctl.explain.Arrival.Accepted;
import emissaryctl.explain.Verdict.Answered;
import emissaryctl.explain.Verdict.Forwarded;
import emissaryctl.explain.Verdict.Proxied;
import emissaryctl.explain.Verdict.Redirected;
import emissaryctl.explain.Verdict.Unanswered;
import emissaryctl.explain.Verdict.Why;
import emissaryctl.explain.filter.AddressDecision;
import emissaryctl.explain.filter.AuthDecision;
import emissaryctl.explain.filter.CorsDecision;
import emissaryctl.explain.filter.DescriptorDecision;
import emissaryctl.explain.filter.Filtering;
import emissaryctl.explain.filter.PolicyDecision;
import emissaryctl.explain.match.Candidate;
import emissaryctl.explain.match.Contenders;
import emissaryctl.explain.match.HostChoice;
import emissaryctl.explain.match.PathHeads;
import emissaryctl.explain.match.Regexes;
import emissaryctl.explain.match.RouteChoice;
import emissaryctl.explain.match.RouteMatching;
import emissaryctl.explain.request.Authority;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.explain.request.PathNormalisation;
import emissaryctl.explain.request.ReceivedHeaders;
import emissaryctl.explain.request.Request;
import emissaryctl.explain.request.Request.Scheme;
import emissaryctl.explain.request.RoutedRequest;
import emissaryctl.explain.request.Upgrades;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.ChainContent.TcpTraffic;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.Cluster;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.gateway.KnownLimits;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.HttpsRedirection;
import emissaryctl.gateway.RouteDecision.LocalReply;
import emissaryctl.gateway.RouteDecision.Redirection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides on requests as Envoy would that runs a gateway.
public final class Router {

    private static final int ALL = 100;

    private final Gateway gateway;
    private final KnownLimits limits;
    private final Contenders contenders;
    private final Map<String, Cluster> clusters = new HashMap<>();
    private final Regexes regexes = new Regexes();
    private final RouteMatching matching;
    private final PathRewriting paths;
    private final Redirecting redirecting;

    private Router(Gateway gateway, KnownLimits limits, Contenders contenders) {
        this.gateway = gateway;
        this.limits = gateway.filters()
                .rateLimiting()
                .map(limiting -> limits.of(limiting.domain()))
                .orElse(KnownLimits.NONE);
        this.contenders = contenders;
        gateway.clusters().forEach(cluster -> clusters.put(cluster.name(), cluster));
        this.matching = new RouteMatching(regexes);
        this.paths = new PathRewriting(regexes);
        this.redirecting = new Redirecting(paths);
    }

    /// One that says of each route before the chosen one why it was not taken.
    public static Router explaining(Gateway gateway) {
        return explaining(gateway, KnownLimits.NONE);
    }

    /// One that also knows what the rate-limit server limits.
    public static Router explaining(Gateway gateway, KnownLimits limits) {
        return new Router(gateway, limits, Contenders.all());
    }

    /// One that decides the same and looks at few of many routes; its traces leave out most that take other paths.
    public static Router deciding(Gateway gateway) {
        return new Router(gateway, KnownLimits.NONE, new PathHeads());
    }

    /// What Envoy does with the request.
    public Trace decide(Request request) {
        Arrival arrival = Arrivals.of(gateway, request);
        if (!(arrival instanceof Accepted accepted)) return failed(request, arrival, new Unanswered());
        return switch (accepted.chain().content()) {
            case TcpTraffic tcp -> failed(request, arrival, new Proxied(tcp));
            case HttpTraffic http -> decide(request, accepted, http);
        };
    }

    private static Trace failed(Request request, Arrival arrival, Verdict verdict) {
        Branch branch = new Branch(ALL, Optional.empty(), Optional.empty(), verdict);
        return new Trace(request, arrival, Optional.empty(), Optional.empty(), Optional.empty(), List.of(branch));
    }

    private Trace decide(Request request, Accepted arrival, HttpTraffic traffic) {
        ReceivedHeaders headers = new ReceivedHeaders(gateway.http(), traffic.trustedHops());
        boolean grpc = RoutedRequest.isGrpc(request.headers());
        if (!Authority.isValid(request.authority())) return failed(request, arrival, refused(Why.BAD_AUTHORITY, false));
        if (headers.refuses(request.headers())) return failed(request, arrival, refused(Why.BAD_HEADER_NAME, false));
        if (!PathNormalisation.isSendable(request.path())) {
            return failed(request, arrival, refused(Why.BAD_PATH, false));
        }
        return switch (PathNormalisation.normalise(
                request.path(), gateway.http().paths())) {
            case PathNormalisation.Refused _ -> failed(request, arrival, refused(Why.BAD_PATH, grpc));
            case PathNormalisation.Elsewhere(String path) ->
                failed(
                        request,
                        arrival,
                        grpc
                                ? refused(Why.BAD_PATH, true)
                                : new Redirected(Redirecting.TEMPORARY_REDIRECT, path, Optional.empty()));
            case PathNormalisation.Routed(String path) ->
                routed(received(request, arrival, headers, path), request, arrival, traffic);
        };
    }

    private Trace routed(RoutedRequest received, Request request, Accepted arrival, HttpTraffic traffic) {
        Optional<VirtualHost> host = HostChoice.among(traffic, received.authority());
        Optional<RouteChoice> routes =
                host.map(found -> RouteChoice.among(contenders.among(found, received.path()), received, matching));
        return new Trace(request, arrival, Optional.of(received), host, routes, branches(received, routes));
    }

    /// The parser knows no gRPC, what comes after it does.
    private static Answered refused(Why why, boolean grpc) {
        return LocalReplies.answer(why, 400, "", grpc);
    }

    private RoutedRequest received(Request request, Accepted arrival, ReceivedHeaders received, String path) {
        int port = arrival.listener().address().port();
        String authority =
                Authority.normalise(request.authority(), gateway.http().paths(), port);
        HeaderFields sent = tolds(request, arrival);
        HeaderFields headers = received.clean(sent, arrival.tls(), request.client());
        return new RoutedRequest(
                request.method(),
                ReceivedHeaders.scheme(headers, arrival.tls()),
                authority,
                path,
                headers,
                request.client(),
                received.client(sent, request.client()));
    }

    /// What ends TLS in front tells so.
    private static HeaderFields tolds(Request request, Accepted arrival) {
        HeaderFields sent = request.headers();
        boolean tells = arrival.terminatedBefore() && !sent.has(ReceivedHeaders.FORWARDED_PROTO);
        return tells ? sent.adding(ReceivedHeaders.FORWARDED_PROTO, Scheme.HTTPS.word()) : sent;
    }

    private List<Branch> branches(RoutedRequest request, Optional<RouteChoice> routes) {
        if (routes.isEmpty()) return List.of(unrouted(request, ALL, Why.NO_VIRTUAL_HOST));
        List<Branch> branches = new ArrayList<>();
        for (Candidate chosen : routes.get().chosen()) branches.add(routed(request, chosen));
        int rest = routes.get().unrouted();
        if (rest > 0) branches.add(unrouted(request, rest, Why.NO_ROUTE));
        return branches;
    }

    private Branch unrouted(RoutedRequest request, int percent, Why why) {
        Filtering filtering = new Filtering(
                AddressDecision.of(gateway.filters().addressRules(), request),
                new CorsDecision.NoRules(),
                AuthDecision.of(gateway.filters().externalAuth(), Optional.empty()),
                policy(request, Optional.empty()),
                List.of());
        Verdict verdict =
                refusal(filtering, request).orElseGet(() -> LocalReplies.answer(why, 404, "", request.isGrpc()));
        return new Branch(percent, Optional.empty(), Optional.of(filtering), verdict);
    }

    /// What decides.
    public Gateway gateway() {
        return gateway;
    }

    private PolicyDecision policy(RoutedRequest request, Optional<Route> route) {
        return PolicyDecision.of(gateway.filters().policies(), request, route, regexes);
    }

    /// Filters that let the request pass in no case.
    private static Optional<Verdict> refusal(Filtering filtering, RoutedRequest request) {
        if (filtering.address() == AddressDecision.REFUSED) {
            return Optional.of(LocalReplies.answer(Why.ADDRESS_REFUSED, 403, "", request.isGrpc()));
        }
        return byPolicy(filtering, request.isGrpc());
    }

    private static Optional<Verdict> byPolicy(Filtering filtering, boolean grpc) {
        if (filtering.policy().refuses()) return Optional.of(LocalReplies.answer(Why.POLICY_REFUSED, 403, "", grpc));
        return filtering.policy().page().map(status -> LocalReplies.answer(Why.LOGIN_PAGE, status, "", grpc));
    }

    private Branch routed(RoutedRequest request, Candidate chosen) {
        Route route = chosen.route();
        Filtering filtering = filtering(request, route);
        return new Branch(
                chosen.share(), Optional.of(route), Optional.of(filtering), verdict(request, route, filtering));
    }

    private Filtering filtering(RoutedRequest request, Route route) {
        Optional<Forward> forward = route.decision() instanceof Forward to ? Optional.of(to) : Optional.empty();
        boolean limited = gateway.filters().rateLimiting().isPresent();
        String node = gateway.bootstrap().nodeCluster();
        return new Filtering(
                AddressDecision.of(gateway.filters().addressRules(), request),
                CorsDecision.of(forward.flatMap(Forward::cors), request),
                AuthDecision.of(gateway.filters().externalAuth(), Optional.of(route)),
                policy(request, Optional.of(route)),
                forward.filter(_ -> limited).map(Forward::descriptors).orElse(List.of()).stream()
                        .map(each -> DescriptorDecision.of(
                                each, request, forward.orElseThrow().cluster(), node, limits))
                        .toList());
    }

    private Verdict verdict(RoutedRequest request, Route route, Filtering filtering) {
        boolean grpc = request.isGrpc();
        if (refusesUpgrade(request, route)) return LocalReplies.answer(Why.UPGRADE_REFUSED, 403, "", grpc);
        if (filtering.address() == AddressDecision.REFUSED) {
            return LocalReplies.answer(Why.ADDRESS_REFUSED, 403, "", grpc);
        }
        if (filtering.cors() instanceof CorsDecision.Preflight(HeaderFields answer)) {
            return new Answered(Why.PREFLIGHT, 200, Optional.empty(), answer, "");
        }
        Optional<Verdict> policy = byPolicy(filtering, grpc);
        if (policy.isPresent()) return policy.get();
        return switch (route.decision()) {
            case Forward forward -> forwarded(request, route, forward);
            case Redirection to ->
                LocalReplies.redirect(
                        to.status().orElse(Redirecting.MOVED_PERMANENTLY),
                        redirecting.location(to, route.criteria().path(), request),
                        grpc);
            case HttpsRedirection _ ->
                LocalReplies.redirect(Redirecting.MOVED_PERMANENTLY, redirecting.toHttps(request), grpc);
            case LocalReply(int status, String body) -> LocalReplies.answer(Why.DIRECT_RESPONSE, status, body, grpc);
        };
    }

    private static boolean refusesUpgrade(RoutedRequest request, Route route) {
        Optional<String> wanted = Upgrades.wanted(request.headers());
        List<String> allowed = route.decision() instanceof Forward forward ? forward.upgrades() : List.of();
        return wanted.filter(protocol -> allowed.stream().noneMatch(protocol::equalsIgnoreCase))
                .isPresent();
    }

    private Forwarded forwarded(RoutedRequest request, Route route, Forward forward) {
        Cluster cluster = clusters.get(forward.cluster());
        if (cluster == null) throw new IllegalStateException("no cluster " + forward.cluster());
        UpstreamRequest upstream = new UpstreamRequest(
                request.method(),
                HostRewriting.rewrite(forward.host(), cluster, request.authority()),
                paths.rewrite(forward.path(), route.criteria().path(), request.path()),
                HeaderEditing.edit(
                        request.headers(),
                        route.headers().removeRequest(),
                        route.headers().addRequest()));
        return new Forwarded(upstream, cluster);
    }
}
