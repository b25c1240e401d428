package emissaryctl.explain.view;

import emissaryctl.gateway.Discovery;
import emissaryctl.gateway.Gateway;
import java.util.Locale;
import java.util.stream.Collectors;

/// Clusters in words.
final class Upstreams {

    private Upstreams() {}

    static String endpoints(Gateway.Cluster cluster) {
        return cluster.discovery().endpoints().stream()
                .map(endpoint -> endpoint.host() + ":" + endpoint.port())
                .collect(Collectors.joining(", "));
    }

    static String manner(Gateway.Cluster cluster) {
        String found = cluster.discovery() instanceof Discovery.Dns ? "by DNS" : "from Endpoints";
        String balanced = cluster.balancing().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String spoken = cluster.protocol().http2() ? "HTTP/2" : "HTTP/1.1";
        return found + ", " + balanced + ", " + spoken + (cluster.tls().isPresent() ? " over TLS" : "");
    }
}
