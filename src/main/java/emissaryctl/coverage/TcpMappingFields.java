package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.sameAs;
import static emissaryctl.coverage.SharedFields.all;
import static emissaryctl.coverage.SharedFields.below;
import static emissaryctl.coverage.SharedFields.service;

import java.util.List;

/// TCPMapping.
final class TcpMappingFields {

    static final List<CoveredField> ALL = all(
            List.of(
                    becomes("port", "Listener.address", "SocketAddress.port_value"),
                    becomes("address", "Listener.address", "SocketAddress.address"),
                    becomes("host", "FilterChainMatch.server_names", "FilterChain.transport_socket"),
                    service("service"),
                    becomes("weight", "TcpProxy.WeightedCluster.ClusterWeight.weight")
                            .with("its share; with Emissary a running total (O-10)"),
                    becomes("tls", "Cluster.transport_socket").with("v1, v2: `true` is `https://` before the service"),
                    becomes("idle_timeout_ms", "TcpProxy.idle_timeout").with("ignored by Emissary (O-11)"),
                    becomes("cluster_tag", "Cluster.name"),
                    becomes("stats_name", "Cluster.alt_stat_name").with("ignored by Emissary (O-11)"),
                    sameAs("v3StatsName", "stats_name"),
                    becomes("enable_ipv4", "Cluster.dns_lookup_family"),
                    becomes("enable_ipv6", "Cluster.dns_lookup_family"),
                    becomes("resolver", "Cluster.type", "Cluster.load_assignment")),
            below("circuit_breakers[]", SharedFields.CIRCUIT_BREAKERS),
            SharedFields.EXPLICIT_TLS);

    private TcpMappingFields() {}
}
