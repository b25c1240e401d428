package emissaryctl.envoy;

import emissaryctl.gateway.AccessLogging;
import emissaryctl.gateway.AccessLogging.FileLog;
import emissaryctl.gateway.AccessLogging.TextFormat;
import emissaryctl.gateway.BootstrapSettings;
import emissaryctl.gateway.BootstrapSettings.ReadyListener;
import emissaryctl.gateway.ChainContent;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.ChainMatch;
import emissaryctl.gateway.ChainMatch.Security;
import emissaryctl.gateway.Discovery;
import emissaryctl.gateway.Discovery.Dns;
import emissaryctl.gateway.Discovery.Endpoint;
import emissaryctl.gateway.Discovery.Family;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.FilterSettings.Grpc;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.Balancing;
import emissaryctl.gateway.HeaderEdits;
import emissaryctl.gateway.HostRewrite.KeepHost;
import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.HttpSettings.ConnectionLife;
import emissaryctl.gateway.HttpSettings.EscapedSlashes;
import emissaryctl.gateway.HttpSettings.HostPort;
import emissaryctl.gateway.HttpSettings.Http1Rules;
import emissaryctl.gateway.HttpSettings.PathRules;
import emissaryctl.gateway.HttpSettings.RequestTimes;
import emissaryctl.gateway.ListenAddress;
import emissaryctl.gateway.ListenAddress.Transport;
import emissaryctl.gateway.ListenerLimits;
import emissaryctl.gateway.OverloadLimits;
import emissaryctl.gateway.PathRewrite.KeepPath;
import emissaryctl.gateway.RouteAuth.Authorize;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteDecision;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.Priority;
import emissaryctl.gateway.RouteErrors.AsEverywhere;
import emissaryctl.gateway.StreamLimits;
import emissaryctl.gateway.UpstreamLimits;
import emissaryctl.gateway.UpstreamProtocol;
import emissaryctl.gateway.UpstreamProtocol.HeaderCase;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The smallest gateway and its smallest parts, which tests enlarge by what they are about.
public final class Gateways {

    public static final Origin ORIGIN =
            new Origin(new ResourceRef("Mapping", "default", "users"), new Span("k8s/a.yaml", 12, 3, 20, 1));

    public static final HttpSettings HTTP = new HttpSettings(
            true,
            Optional.of("envoy"),
            Optional.empty(),
            new ConnectionLife(Optional.empty(), Optional.empty(), Optional.empty()),
            new RequestTimes(Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            new PathRules(false, EscapedSlashes.KEEP, HostPort.KEEP, false),
            new Http1Rules(false, Optional.empty(), HeaderCase.LOWER),
            false,
            Optional.empty());

    public static final FilterSettings FILTERS = new FilterSettings(
            Grpc.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of());

    public static final AccessLogging ACCESS_LOG =
            new AccessLogging(List.of(), new FileLog("/dev/fd/1", new TextFormat("%PROTOCOL%\n")));

    public static final BootstrapSettings BOOTSTRAP = new BootstrapSettings(
            "ambassador-default",
            "test-id",
            Optional.empty(),
            new ReadyListener("127.0.0.1", 8006, false),
            new TreeMap<>(),
            Optional.empty(),
            OverloadLimits.NONE);

    public static final UpstreamProtocol HTTP1 =
            new UpstreamProtocol(false, Optional.empty(), Optional.empty(), HeaderCase.LOWER);

    public static Gateway gateway(List<Gateway.Listener> listeners, List<Gateway.Cluster> clusters) {
        return new Gateway(listeners, clusters, HTTP, FILTERS, ACCESS_LOG, Optional.empty(), BOOTSTRAP);
    }

    /// One cluster `a`, and one listener that sends everything there.
    public static Gateway gateway() {
        return gateway(List.of(listener("l", http(route(forward("a"))))), List.of(cluster("a")));
    }

    public static Gateway.Listener listener(String name, ChainContent content) {
        return new Gateway.Listener(
                name,
                ORIGIN,
                new ListenAddress("0.0.0.0", 8080, Transport.TCP),
                List.of(),
                List.of(chain(content)),
                ListenerLimits.NONE);
    }

    public static Gateway.FilterChain chain(ChainContent content) {
        return new Gateway.FilterChain(
                "chain", ORIGIN, new ChainMatch(Security.ANY, List.of()), Optional.empty(), content);
    }

    public static HttpTraffic http(Gateway.Route... routes) {
        return http(StreamLimits.NONE, routes);
    }

    public static HttpTraffic http(StreamLimits limits, Gateway.Route... routes) {
        return new HttpTraffic("ingress_http", List.of(virtualHost("*", routes)), 0, limits, limits, false, false);
    }

    /// So many bytes for each connection of clients.
    public static ListenerLimits buffers(int bytes) {
        return new ListenerLimits(Optional.of(bytes), Optional.empty(), Optional.empty());
    }

    public static Gateway.VirtualHost virtualHost(String domain, Gateway.Route... routes) {
        return new Gateway.VirtualHost("host-" + domain, ORIGIN, domain, List.of(), List.of(routes));
    }

    public static Gateway.Route route(RouteDecision decision) {
        return route(prefix("/"), decision);
    }

    public static Gateway.Route route(RouteCriteria criteria, RouteDecision decision) {
        return new Gateway.Route(ORIGIN, criteria, decision, HeaderEdits.NONE, new Authorize(), new AsEverywhere());
    }

    public static RouteCriteria prefix(String prefix) {
        return new RouteCriteria(new PathPrefix(prefix), true, List.of(), List.of(), Optional.empty());
    }

    public static Forward forward(String cluster) {
        return new Forward(
                cluster,
                Duration.ofSeconds(3),
                Optional.empty(),
                new KeepPath(),
                new KeepHost(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Priority.DEFAULT);
    }

    public static Gateway.Cluster cluster(String name) {
        return cluster(name, dns(name), HTTP1);
    }

    public static Gateway.Cluster cluster(String name, Discovery discovery, UpstreamProtocol protocol) {
        return new Gateway.Cluster(
                name,
                ORIGIN,
                "stat_" + name,
                discovery,
                Duration.ofSeconds(3),
                Balancing.ROUND_ROBIN,
                protocol,
                UpstreamLimits.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public static Dns dns(String host) {
        return new Dns(List.of(new Endpoint(host, 80)), false, Family.V4_ONLY, false);
    }

    private Gateways() {}
}
