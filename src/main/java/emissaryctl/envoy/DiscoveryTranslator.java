package emissaryctl.envoy;

import com.google.protobuf.UInt32Value;
import emissaryctl.envoy.message.Addresses;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.Discovery;
import emissaryctl.gateway.Discovery.Dns;
import emissaryctl.gateway.Discovery.Family;
import emissaryctl.gateway.Discovery.Fixed;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.CustomClusterType;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.DiscoveryType;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.envoyproxy.envoy.extensions.clusters.common.dns.v3.DnsLookupFamily;
import io.envoyproxy.envoy.extensions.clusters.dns.v3.DnsCluster;
import java.util.List;

/// Where the endpoints of a cluster are: those fields of a cluster, and no others.
final class DiscoveryTranslator {

    static Cluster translate(String name, Discovery discovery) {
        return switch (discovery) {
            case Fixed fixed ->
                Cluster.newBuilder()
                        .setType(DiscoveryType.STATIC)
                        .setLoadAssignment(assignment(fixed.serviceName(), fixed.endpoints()))
                        .build();
            case Dns dns
            when dns.respectTtl() ->
                Cluster.newBuilder()
                        .setClusterType(CustomClusterType.newBuilder()
                                .setName("envoy.clusters.dns")
                                .setTypedConfig(TypedConfigs.pack(dnsCluster(dns))))
                        .setLoadAssignment(assignment(name, dns.endpoints()))
                        .build();
            case Dns dns ->
                Cluster.newBuilder()
                        .setType(dns.logical() ? DiscoveryType.LOGICAL_DNS : DiscoveryType.STRICT_DNS)
                        .setDnsLookupFamily(family(dns.family()))
                        .setLoadAssignment(assignment(name, dns.endpoints()))
                        .build();
        };
    }

    /// The plain types honour the lifetime of DNS answers only through a deprecated field.
    private static DnsCluster dnsCluster(Dns dns) {
        return DnsCluster.newBuilder()
                .setRespectDnsTtl(true)
                .setDnsLookupFamily(
                        switch (dns.family()) {
                            case V4_ONLY -> DnsLookupFamily.V4_ONLY;
                            case V6_ONLY -> DnsLookupFamily.V6_ONLY;
                            case V4_PREFERRED -> DnsLookupFamily.V4_PREFERRED;
                            case AUTO -> DnsLookupFamily.AUTO;
                        })
                .setAllAddressesInSingleEndpoint(dns.logical())
                .build();
    }

    private static Cluster.DnsLookupFamily family(Family family) {
        return switch (family) {
            case V4_ONLY -> Cluster.DnsLookupFamily.V4_ONLY;
            case V6_ONLY -> Cluster.DnsLookupFamily.V6_ONLY;
            case V4_PREFERRED -> Cluster.DnsLookupFamily.V4_PREFERRED;
            case AUTO -> Cluster.DnsLookupFamily.AUTO;
        };
    }

    private static ClusterLoadAssignment assignment(String name, List<Discovery.Endpoint> endpoints) {
        ClusterLoadAssignment.Builder assignment =
                ClusterLoadAssignment.newBuilder().setClusterName(name);
        if (endpoints.isEmpty()) return assignment.build();
        return assignment
                .addEndpoints(LocalityLbEndpoints.newBuilder()
                        .addAllLbEndpoints(endpoints.stream()
                                .map(DiscoveryTranslator::endpoint)
                                .toList()))
                .build();
    }

    private static LbEndpoint endpoint(Discovery.Endpoint endpoint) {
        LbEndpoint.Builder message = LbEndpoint.newBuilder()
                .setEndpoint(Endpoint.newBuilder().setAddress(Addresses.tcp(endpoint.host(), endpoint.port())));
        endpoint.weight().map(UInt32Value::of).ifPresent(message::setLoadBalancingWeight);
        return message.build();
    }

    private DiscoveryTranslator() {}
}
