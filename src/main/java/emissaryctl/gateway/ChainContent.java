package emissaryctl.gateway;

import emissaryctl.gateway.Gateway.VirtualHost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a filter chain does with its connections.
public sealed interface ChainContent {

    /// HTTP: an HTTP connection manager. `trustedHops` is 0 for none; `http3` says that HTTP/3 is spoken on this port
    /// (over this chain itself when `quic`).
    record HttpTraffic(
            String statPrefix,
            List<VirtualHost> virtualHosts,
            int trustedHops,
            StreamLimits http2Limits,
            StreamLimits http3Limits,
            boolean http3,
            boolean quic)
            implements ChainContent {
        public HttpTraffic {
            virtualHosts = List.copyOf(virtualHosts);
        }
    }

    /// TCP: a proxy to clusters by weight.
    record TcpTraffic(String statPrefix, List<WeightedTarget> targets, Optional<Duration> idleTimeout)
            implements ChainContent {
        public TcpTraffic {
            targets = List.copyOf(targets);
        }
    }

    /// A cluster by name and its share.
    record WeightedTarget(String cluster, int weight) {}
}
