package emissaryctl.envoy;

import com.google.protobuf.UInt32Value;
import emissaryctl.envoy.message.Durations;
import emissaryctl.gateway.ConnectionLimits;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.Balancing;
import emissaryctl.gateway.KeepaliveProbes;
import emissaryctl.gateway.UpstreamLimits;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers.Thresholds;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.LbPolicy;
import io.envoyproxy.envoy.config.cluster.v3.UpstreamConnectionOptions;
import io.envoyproxy.envoy.config.core.v3.RoutingPriority;
import io.envoyproxy.envoy.config.core.v3.TcpKeepalive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        UpstreamLimits limits = cluster.limits();
        breakers(limits).ifPresent(message::setCircuitBreakers);
        limits.bufferBytes().map(UInt32Value::of).ifPresent(message::setPerConnectionBufferLimitBytes);
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

    private static Optional<CircuitBreakers> breakers(UpstreamLimits limits) {
        List<Thresholds.Builder> thresholds = new ArrayList<>();
        for (ConnectionLimits each : limits.breakers().orElse(List.of())) thresholds.add(thresholds(each));
        if (limits.countRemaining()) {
            boolean standard = thresholds.stream().anyMatch(each -> each.getPriority() == RoutingPriority.DEFAULT);
            if (!standard) thresholds.addFirst(Thresholds.newBuilder());
            thresholds.forEach(each -> each.setTrackRemaining(true));
        }
        if (limits.breakers().isEmpty() && thresholds.isEmpty()) return Optional.empty();
        CircuitBreakers.Builder breakers = CircuitBreakers.newBuilder();
        thresholds.forEach(breakers::addThresholds);
        return Optional.of(breakers.build());
    }

    private static Thresholds.Builder thresholds(ConnectionLimits limits) {
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
        return thresholds;
    }

    private static UpstreamConnectionOptions keepalive(KeepaliveProbes probes) {
        TcpKeepalive.Builder keepalive = TcpKeepalive.newBuilder();
        probes.time().map(UInt32Value::of).ifPresent(keepalive::setKeepaliveTime);
        probes.interval().map(UInt32Value::of).ifPresent(keepalive::setKeepaliveInterval);
        probes.probes().map(UInt32Value::of).ifPresent(keepalive::setKeepaliveProbes);
        return UpstreamConnectionOptions.newBuilder().setTcpKeepalive(keepalive).build();
    }
}
