package emissaryctl.xds;

import com.google.protobuf.Message;
import emissaryctl.envoy.message.TypedConfigs;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.TransportSocket;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.extensions.transport_sockets.quic.v3.QuicDownstreamTransport;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsCertificate;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The TLS settings within listeners and clusters.
final class TlsContexts {

    static Stream<CommonTlsContext> in(Listener listener) {
        return listener.getFilterChainsList().stream()
                .filter(FilterChain::hasTransportSocket)
                .map(chain -> common(chain.getTransportSocket()));
    }

    static Stream<CommonTlsContext> in(Cluster cluster) {
        return Stream.of(cluster).filter(Cluster::hasTransportSocket).map(each -> common(each.getTransportSocket()));
    }

    static Listener change(Listener listener, UnaryOperator<CommonTlsContext> change) {
        Listener.Builder changed = listener.toBuilder();
        for (FilterChain.Builder chain : changed.getFilterChainsBuilderList()) {
            if (chain.hasTransportSocket()) chain.setTransportSocket(change(chain.getTransportSocket(), change));
        }
        return changed.build();
    }

    static Cluster change(Cluster cluster, UnaryOperator<CommonTlsContext> change) {
        if (!cluster.hasTransportSocket()) return cluster;
        return cluster.toBuilder()
                .setTransportSocket(change(cluster.getTransportSocket(), change))
                .build();
    }

    /// Whether the text of a private key stands in it.
    static boolean holdsKey(CommonTlsContext context) {
        return context.getTlsCertificatesList().stream()
                .map(TlsCertificate::getPrivateKey)
                .anyMatch(key -> !key.getInlineString().isEmpty());
    }

    private static CommonTlsContext common(TransportSocket socket) {
        return switch (TypedConfigs.unpack(socket.getTypedConfig())) {
            case DownstreamTlsContext context -> context.getCommonTlsContext();
            case UpstreamTlsContext context -> context.getCommonTlsContext();
            case QuicDownstreamTransport quic -> quic.getDownstreamTlsContext().getCommonTlsContext();
            default -> throw new IllegalArgumentException("no TLS in " + socket.getName());
        };
    }

    private static TransportSocket change(TransportSocket socket, UnaryOperator<CommonTlsContext> change) {
        CommonTlsContext changed = change.apply(common(socket));
        Message config = switch (TypedConfigs.unpack(socket.getTypedConfig())) {
            case DownstreamTlsContext context ->
                context.toBuilder().setCommonTlsContext(changed).build();
            case UpstreamTlsContext context ->
                context.toBuilder().setCommonTlsContext(changed).build();
            case QuicDownstreamTransport quic ->
                quic.toBuilder()
                        .setDownstreamTlsContext(
                                quic.getDownstreamTlsContext().toBuilder().setCommonTlsContext(changed))
                        .build();
            default -> throw new IllegalArgumentException("no TLS in " + socket.getName());
        };
        return socket.toBuilder().setTypedConfig(TypedConfigs.pack(config)).build();
    }

    private TlsContexts() {}
}
