package emissaryctl.gateway;

import emissaryctl.source.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A whole gateway. The nested records carry Envoy's own names for things; every name that one refers to (a route's
/// cluster, for example) exists.
public record Gateway(
        List<Listener> listeners,
        List<Cluster> clusters,
        HttpSettings http,
        FilterSettings filters,
        AccessLogging accessLog,
        Optional<TracingSettings> tracing,
        BootstrapSettings bootstrap) {

    public Gateway {
        listeners = List.copyOf(listeners);
        clusters = List.copyOf(clusters);
    }

    /// A port and what is served there (`envoy.config.listener.v3.Listener`).
    public record Listener(
            String name,
            Origin origin,
            ListenAddress address,
            List<ListenerFilter> filters,
            List<FilterChain> chains,
            ListenerLimits limits) {
        public Listener {
            filters = List.copyOf(filters);
            chains = List.copyOf(chains);
        }
    }

    /// What reads the first bytes of a connection, in order.
    public enum ListenerFilter {
        PROXY_PROTOCOL,
        TLS_INSPECTOR
    }

    /// Connections of one kind on a listener (`envoy.config.listener.v3.FilterChain`).
    public record FilterChain(
            String name, Origin origin, ChainMatch match, Optional<TlsTermination> tls, ChainContent content) {}

    /// The routes of one domain (`envoy.config.route.v3.VirtualHost`), first match first.
    public record VirtualHost(
            String name, Origin origin, String domain, List<HeaderAddition> responseHeaders, List<Route> routes) {
        public VirtualHost {
            responseHeaders = List.copyOf(responseHeaders);
            routes = List.copyOf(routes);
        }
    }

    /// A match and what is done with the requests it takes (`envoy.config.route.v3.Route`).
    public record Route(
            Origin origin,
            RouteCriteria criteria,
            RouteDecision decision,
            HeaderEdits headers,
            RouteAuth auth,
            RouteErrors errors) {}

    /// Where requests are sent (`envoy.config.cluster.v3.Cluster`).
    public record Cluster(
            String name,
            Origin origin,
            String statName,
            Discovery discovery,
            Duration connectTimeout,
            Balancing balancing,
            UpstreamProtocol protocol,
            UpstreamLimits limits,
            Optional<TlsOrigination> tls,
            Optional<KeepaliveProbes> keepalive,
            List<HealthProbe> healthProbes) {
        public Cluster {
            healthProbes = List.copyOf(healthProbes);
        }

        /// The same under other names.
        public Cluster named(String other, Origin otherOrigin, String otherStatName) {
            return new Cluster(
                    other,
                    otherOrigin,
                    otherStatName,
                    discovery,
                    connectTimeout,
                    balancing,
                    protocol,
                    limits,
                    tls,
                    keepalive,
                    healthProbes);
        }
    }

    /// How a cluster chooses among its endpoints.
    public enum Balancing {
        ROUND_ROBIN,
        LEAST_REQUEST,
        RING_HASH,
        MAGLEV
    }
}
