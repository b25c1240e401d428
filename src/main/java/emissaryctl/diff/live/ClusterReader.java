package emissaryctl.diff.live;

import emissaryctl.diff.tree.Tree;
import emissaryctl.gateway.Discovery;
import emissaryctl.gateway.Discovery.Endpoint;
import emissaryctl.gateway.Gateway.Balancing;
import emissaryctl.gateway.Gateway.Cluster;
import emissaryctl.gateway.PeerName;
import emissaryctl.gateway.TlsOrigination;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.UpstreamLimits;
import emissaryctl.gateway.UpstreamProtocol;
import emissaryctl.gateway.UpstreamProtocol.HeaderCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Clusters, as far as a request notices them. What else is set of connections is compared elsewhere, and leaves no
/// doubt about where a request goes.
final class ClusterReader {

    /// In place of one that is not understood.
    static final Cluster NONE =
            cluster("", new Discovery.Fixed(List.of(), ""), Balancing.ROUND_ROBIN, false, Optional.empty());

    private static final String PROTOCOL = "typed_extension_protocol_options";
    private static final String OPTIONS = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";

    private ClusterReader() {}

    static Cluster read(Tree cluster) {
        Optional<TlsOrigination> tls = cluster.at("transport_socket", "typed_config")
                .filter(socket -> Types.of(socket).endsWith(".UpstreamTlsContext"))
                .map(socket -> new TlsOrigination(TlsPeer.NONE, socket.text("sni"), new PeerName.AnyName()));
        return cluster(
                cluster.text("name").orElse(""), discovery(cluster), balancing(cluster), speaksHttp2(cluster), tls);
    }

    private static Cluster cluster(
            String name, Discovery discovery, Balancing balancing, boolean http2, Optional<TlsOrigination> tls) {
        return new Cluster(
                name,
                RouteReader.UNTOLD,
                "",
                discovery,
                Duration.ZERO,
                balancing,
                new UpstreamProtocol(http2, Optional.empty(), Optional.empty(), HeaderCase.LOWER),
                UpstreamLimits.NONE,
                tls,
                Optional.empty(),
                List.of());
    }

    /// Addresses come and go while a configuration runs, and a config dump need not have them.
    private static Discovery discovery(Tree cluster) {
        boolean dns = cluster.at("cluster_type").isPresent()
                || cluster.text("type").orElse("STATIC").endsWith("_DNS");
        if (!dns) return new Discovery.Fixed(List.of(), "");
        List<Endpoint> endpoints = new ArrayList<>();
        for (Tree locality : cluster.list("load_assignment", "endpoints")) {
            for (Tree endpoint : locality.list("lb_endpoints")) {
                Optional<Tree> address = endpoint.at("endpoint", "address", "socket_address");
                endpoints.add(new Endpoint(
                        address.flatMap(each -> each.text("address")).orElse(""), port(address)));
            }
        }
        return new Discovery.Dns(endpoints, false, Discovery.Family.AUTO, false);
    }

    private static int port(Optional<Tree> address) {
        return address.flatMap(each -> each.text("port_value"))
                .filter(Fields::isNumber)
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static Balancing balancing(Tree cluster) {
        String word = cluster.text("lb_policy").orElse("");
        for (Balancing each : Balancing.values()) if (each.name().equals(word)) return each;
        return Balancing.ROUND_ROBIN;
    }

    private static boolean speaksHttp2(Tree cluster) {
        return cluster.at(PROTOCOL, OPTIONS, "explicit_http_config", "http2_protocol_options")
                .isPresent();
    }
}
