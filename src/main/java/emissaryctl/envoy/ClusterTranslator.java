package emissaryctl.envoy;

import com.google.protobuf.UInt32Value;
import emissaryctl.envoy.message.Durations;
import emissaryctl.gateway.ConnectionLimits;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.Balancing;
import emissaryctl.gateway.KeepaliveProbes;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers.Thresholds;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.LbPolicy;
import io.envoyproxy.envoy.config.cluster.v3.UpstreamConnectionOptions;
import io.envoyproxy.envoy.config.core.v3.RoutingPriority;
import io.envoyproxy.envoy.config.core.v3.TcpKeepalive;
import java.util.List;

/// Clusters.
final class ClusterTranslator {

    private final OriginMetadata origins;

    ClusterTranslator(OriginMetadata origins) {
        this.origins = origins;
    }

    Cluster translate(Gateway.Cluster cluster) {
        Cluster.Builder message = DiscoveryTranslator.translate(cluster.name(), cluster.discovery()).toBuilder()
                .setName(cluster.name())
                .setAltStatName(cluster.statName())
                .setConnectTimeout(Durations.of(cluster.connectTimeout()))
                .setLbPolicy(policy(cluster.balancing()))
                .putAllTypedExtensionProtocolOptions(UpstreamHttpTranslator.translate(cluster.protocol()))
                .addAllHealthChecks(HealthCheckTranslator.translate(cluster.healthProbes()));
        cluster.limits().map(ClusterTranslator::breakers).ifPresent(message::setCircuitBreakers);
        cluster.tls().map(TlsTranslator::upstream).ifPresent(message::setTransportSocket);
        cluster.keepalive().map(ClusterTranslator::keepalive).ifPresent(message::setUpstreamConnectionOptions);
        origins.of(cluster.origin()).ifPresent(message::setMetadata);
        return message.build();
    }

    private static LbPolicy policy(Balancing balancing) {
        return switch (balancing) {
            case ROUND_ROBIN -> LbPolicy.ROUND_ROBIN;
            case LEAST_REQUEST -> LbPolicy.LEAST_REQUEST;
            case RING_HASH -> LbPolicy.RING_HASH;
            case MAGLEV -> LbPolicy.MAGLEV;
        };
    }

    private static CircuitBreakers breakers(List<ConnectionLimits> limits) {
        return CircuitBreakers.newBuilder()
                .addAllThresholds(
                        limits.stream().map(ClusterTranslator::thresholds).toList())
                .build();
    }

    private static Thresholds thresholds(ConnectionLimits limits) {
        Thresholds.Builder thresholds = Thresholds.newBuilder()
                .setPriority(
                        switch (limits.priority()) {
                            case DEFAULT -> RoutingPriority.DEFAULT;
                            case HIGH -> RoutingPriority.HIGH;
                        });
        limits.maxConnections().map(UInt32Value::of).ifPresent(thresholds::setMaxConnections);
        limits.maxPendingRequests().map(UInt32Value::of).ifPresent(thresholds::setMaxPendingRequests);
        limits.maxRequests().map(UInt32Value::of).ifPresent(thresholds::setMaxRequests);
        limits.maxRetries().map(UInt32Value::of).ifPresent(thresholds::setMaxRetries);
        return thresholds.build();
    }

    private static UpstreamConnectionOptions keepalive(KeepaliveProbes probes) {
        TcpKeepalive.Builder keepalive = TcpKeepalive.newBuilder();
        probes.time().map(UInt32Value::of).ifPresent(keepalive::setKeepaliveTime);
        probes.interval().map(UInt32Value::of).ifPresent(keepalive::setKeepaliveInterval);
        probes.probes().map(UInt32Value::of).ifPresent(keepalive::setKeepaliveProbes);
        return UpstreamConnectionOptions.newBuilder().setTcpKeepalive(keepalive).build();
    }
}
