package emissaryctl.graph;

import emissaryctl.explain.view.Words;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.ChainContent.TcpTraffic;
import emissaryctl.gateway.ChainContent.WeightedTarget;
import emissaryctl.gateway.Discovery.Endpoint;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.Cluster;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactText;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.TrafficShare;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.HttpsRedirection;
import emissaryctl.gateway.RouteDecision.LocalReply;
import emissaryctl.gateway.RouteDecision.Mirror;
import emissaryctl.gateway.RouteDecision.Redirection;
import emissaryctl.graph.RouteGraph.Edge;
import emissaryctl.graph.RouteGraph.HostNode;
import emissaryctl.graph.RouteGraph.RouteNode;
import emissaryctl.graph.RouteGraph.TargetKind;
import emissaryctl.graph.RouteGraph.TargetNode;
import emissaryctl.source.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Draws a gateway. A Mapping is one node wherever it is served: its variants for secure and other requests are one
/// route with a remark, and two only if hosts differ in what becomes of cleartext.
public final class GraphBuilder {

    private static final String FORWARDED_PROTO = "x-forwarded-proto";
    private static final String TO_HTTPS = "redirected to https";
    private static final int ALL = 100;

    private final Map<String, Cluster> clusters = new HashMap<>();
    private final SequencedMap<String, HostNode> hosts = new LinkedHashMap<>();
    private final SequencedMap<List<Object>, RouteNode> routes = new LinkedHashMap<>();
    private final Set<Served> redirected = new HashSet<>();
    private final SequencedMap<String, TargetNode> targets = new LinkedHashMap<>();
    private final SequencedSet<Edge> edges = new LinkedHashSet<>();

    /// A route of a domain, on whichever listener.
    private record Served(String domain, Origin origin, RouteCriteria criteria) {}

    private GraphBuilder(Gateway gateway) {
        gateway.clusters().forEach(cluster -> clusters.put(cluster.name(), cluster));
        for (Listener listener : gateway.listeners()) {
            for (FilterChain chain : listener.chains()) {
                if (chain.content() instanceof HttpTraffic http)
                    http.virtualHosts().forEach(this::addRedirected);
            }
        }
    }

    private void addRedirected(VirtualHost host) {
        for (Route route : host.routes()) {
            if (route.decision() instanceof HttpsRedirection) {
                redirected.add(new Served(host.domain(), route.origin(), common(route.criteria())));
            }
        }
    }

    /// What the variants of a route, and those of others that share its requests, have in common.
    private static RouteCriteria common(RouteCriteria criteria) {
        return withoutShare(withoutScheme(criteria));
    }

    public static RouteGraph build(Gateway gateway) {
        GraphBuilder builder = new GraphBuilder(gateway);
        for (Listener listener : gateway.listeners()) {
            for (FilterChain chain : listener.chains()) builder.add(listener, chain);
        }
        return new RouteGraph(
                List.copyOf(builder.hosts.values()),
                List.copyOf(builder.routes.values()),
                List.copyOf(builder.targets.values()),
                List.copyOf(builder.edges));
    }

    private void add(Listener listener, FilterChain chain) {
        int port = listener.address().port();
        switch (chain.content()) {
            case HttpTraffic http -> {
                for (VirtualHost host : http.virtualHosts()) {
                    String id = host(host.domain(), port, host.origin());
                    add(id, host);
                }
            }
            case TcpTraffic tcp -> {
                String names = String.join(", ", chain.match().serverNames());
                String id = host("TCP" + (names.isEmpty() ? "" : " " + names), port, chain.origin());
                int total =
                        tcp.targets().stream().mapToInt(WeightedTarget::weight).sum();
                for (WeightedTarget target : tcp.targets()) {
                    edges.add(
                            new Edge(id, service(target.cluster()), share(target.weight() * ALL / Math.max(total, 1))));
                }
            }
        }
    }

    private String host(String domain, int port, Origin origin) {
        HostNode known = hosts.get(domain);
        TreeSet<Integer> ports = new TreeSet<>(known == null ? List.of() : known.ports());
        ports.add(port);
        String id = known == null ? "h" + hosts.size() : known.id();
        Origin from = known == null ? origin : known.origin();
        hosts.put(domain, new HostNode(id, domain, List.copyOf(ports), from));
        return id;
    }

    private void add(String host, VirtualHost virtualHost) {
        int before = 0;
        int own = 0;
        Optional<Route> previous = Optional.empty();
        for (Route route : virtualHost.routes()) {
            RouteCriteria criteria = common(route.criteria());
            boolean together = previous.filter(each -> common(each.criteria()).equals(criteria))
                    .isPresent();
            boolean variant = together
                    && previous.filter(each -> each.origin().equals(route.origin()))
                            .isPresent();
            if (!variant) {
                before = together ? before + own : 0;
                own = Math.max(0, upTo(route) - before);
            }
            boolean toHttps = redirected.contains(new Served(virtualHost.domain(), route.origin(), criteria));
            String id = route(route, criteria, toHttps);
            edges.add(new Edge(host, id, ""));
            target(route, id, share(own));
            previous = Optional.of(route);
        }
    }

    private static int upTo(Route route) {
        return route.criteria().share().map(TrafficShare::percent).orElse(ALL);
    }

    private static String share(int percent) {
        return percent == ALL ? "" : percent + " %";
    }

    private String route(Route route, RouteCriteria criteria, boolean toHttps) {
        return routes.computeIfAbsent(
                        List.of(route.origin(), criteria, toHttps),
                        _ -> new RouteNode(
                                "r" + routes.size(), Words.criteria(criteria), toHttps ? TO_HTTPS : "", route.origin()))
                .id();
    }

    private void target(Route route, String id, String share) {
        switch (route.decision()) {
            case Forward forward -> {
                edges.add(new Edge(id, service(forward.cluster()), share));
                for (Mirror mirror : forward.mirrors()) {
                    edges.add(new Edge(id, service(mirror.cluster()), "copy " + mirror.percent() + " %"));
                }
            }
            case Redirection to -> {
                String where = to.scheme().map(scheme -> scheme + "://").orElse("")
                        + to.host().orElse("")
                        + to.port().map(port -> ":" + port).orElse("");
                edges.add(new Edge(id, target(TargetKind.REDIRECT, to.status().orElse(301) + " " + where), share));
            }
            case LocalReply(int status, String body) ->
                edges.add(new Edge(id, target(TargetKind.ANSWER, (status + " " + body.strip()).strip()), share));
            case HttpsRedirection _ -> {}
        }
    }

    private String service(String cluster) {
        String endpoints = Optional.ofNullable(clusters.get(cluster))
                .map(each -> each.discovery().endpoints().stream()
                        .map(GraphBuilder::address)
                        .collect(Collectors.joining(", ")))
                .filter(text -> !text.isEmpty())
                .orElse(cluster);
        return target(TargetKind.SERVICE, endpoints);
    }

    private static String address(Endpoint endpoint) {
        return endpoint.host() + ":" + endpoint.port();
    }

    private String target(TargetKind kind, String label) {
        return targets.computeIfAbsent(kind + " " + label, _ -> new TargetNode("t" + targets.size(), kind, label))
                .id();
    }

    /// The variants of a route differ in this alone.
    private static RouteCriteria withoutScheme(RouteCriteria criteria) {
        List<NamedMatch> headers = new ArrayList<>(criteria.headers());
        headers.removeIf(match -> match.name().equals(FORWARDED_PROTO)
                && match.value() instanceof ExactText(String text)
                && text.equals("https"));
        return new RouteCriteria(
                criteria.path(), criteria.caseSensitive(), headers, criteria.queryParameters(), criteria.share());
    }

    private static RouteCriteria withoutShare(RouteCriteria criteria) {
        return new RouteCriteria(
                criteria.path(),
                criteria.caseSensitive(),
                criteria.headers(),
                criteria.queryParameters(),
                Optional.empty());
    }
}
