package emissaryctl.envoy;

import emissaryctl.envoy.message.Durations;
import emissaryctl.gateway.ChainContent.TcpTraffic;
import emissaryctl.gateway.ChainContent.WeightedTarget;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster.ClusterWeight;
import java.util.List;

/// TCP connections handed on to clusters.
final class TcpProxyTranslator {

    static TcpProxy translate(TcpTraffic tcp) {
        TcpProxy.Builder proxy = TcpProxy.newBuilder().setStatPrefix(tcp.statPrefix());
        if (tcp.targets().size() == 1) {
            proxy.setCluster(tcp.targets().getFirst().cluster());
        } else {
            proxy.setWeightedClusters(weighted(tcp.targets()));
        }
        tcp.idleTimeout().map(Durations::of).ifPresent(proxy::setIdleTimeout);
        return proxy.build();
    }

    private static WeightedCluster weighted(List<WeightedTarget> targets) {
        return WeightedCluster.newBuilder()
                .addAllClusters(targets.stream()
                        .map(target -> ClusterWeight.newBuilder()
                                .setName(target.cluster())
                                .setWeight(target.weight())
                                .build())
                        .toList())
                .build();
    }

    private TcpProxyTranslator() {}
}
