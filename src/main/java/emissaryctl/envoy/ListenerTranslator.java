package emissaryctl.envoy;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Message;
import com.google.protobuf.UInt32Value;
import emissaryctl.envoy.message.Addresses;
import emissaryctl.envoy.message.Durations;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.ChainContent.TcpTraffic;
import emissaryctl.gateway.ChainMatch;
import emissaryctl.gateway.ChainMatch.Security;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.ListenAddress;
import emissaryctl.gateway.ListenAddress.Transport;
import emissaryctl.gateway.ListenerLimits;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.TrafficDirection;
import io.envoyproxy.envoy.config.core.v3.TransportSocket;
import io.envoyproxy.envoy.config.core.v3.UdpSocketConfig;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.listener.v3.ListenerFilter;
import io.envoyproxy.envoy.config.listener.v3.QuicProtocolOptions;
import io.envoyproxy.envoy.config.listener.v3.UdpListenerConfig;
import io.envoyproxy.envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;
import java.util.Optional;

/// Listeners and their filter chains.
final class ListenerTranslator {

    private static final String CONNECTION_MANAGER = "envoy.filters.network.http_connection_manager";
    private static final String TCP_PROXY = "envoy.filters.network.tcp_proxy";

    private static final UdpListenerConfig QUIC_LISTENER = UdpListenerConfig.newBuilder()
            .setQuicOptions(QuicProtocolOptions.getDefaultInstance())
            .setDownstreamSocketConfig(UdpSocketConfig.newBuilder().setPreferGro(BoolValue.of(true)))
            .build();

    private final boolean tracing;
    private final HttpConnectionManagerTranslator managers;
    private final OriginMetadata origins;

    ListenerTranslator(Gateway gateway, OriginMetadata origins) {
        this.tracing = gateway.tracing().isPresent();
        this.managers = new HttpConnectionManagerTranslator(gateway, new RouteTranslator(gateway.filters(), origins));
        this.origins = origins;
    }

    Listener translate(Gateway.Listener listener) {
        Listener.Builder message = Listener.newBuilder()
                .setName(listener.name())
                .setAddress(address(listener.address()))
                .addAllListenerFilters(listener.filters().stream()
                        .map(ListenerTranslator::listenerFilter)
                        .toList())
                .addAllFilterChains(listener.chains().stream()
                        .map(chain -> chain(chain, listener.limits()))
                        .toList());
        if (listener.address().transport() == Transport.UDP) message.setUdpListenerConfig(QUIC_LISTENER);
        if (tracing && servesHttp(listener)) message.setTrafficDirection(TrafficDirection.OUTBOUND);
        ListenerLimits limits = listener.limits();
        limits.bufferBytes().map(UInt32Value::of).ifPresent(message::setPerConnectionBufferLimitBytes);
        if (!listener.filters().isEmpty()) {
            limits.inspectionTime().map(Durations::of).ifPresent(message::setListenerFiltersTimeout);
        }
        origins.of(listener.origin()).ifPresent(message::setMetadata);
        return message.build();
    }

    private static Address address(ListenAddress listen) {
        return switch (listen.transport()) {
            case TCP -> Addresses.tcp(listen.address(), listen.port());
            case UDP -> Addresses.udp(listen.address(), listen.port());
        };
    }

    private static boolean servesHttp(Gateway.Listener listener) {
        return listener.chains().stream().anyMatch(chain -> chain.content() instanceof HttpTraffic);
    }

    private static ListenerFilter listenerFilter(Gateway.ListenerFilter filter) {
        return switch (filter) {
            case PROXY_PROTOCOL ->
                listenerFilter("envoy.filters.listener.proxy_protocol", ProxyProtocol.getDefaultInstance());
            case TLS_INSPECTOR ->
                listenerFilter("envoy.filters.listener.tls_inspector", TlsInspector.getDefaultInstance());
        };
    }

    private static ListenerFilter listenerFilter(String name, Message config) {
        return ListenerFilter.newBuilder()
                .setName(name)
                .setTypedConfig(TypedConfigs.pack(config))
                .build();
    }

    private FilterChain chain(Gateway.FilterChain chain, ListenerLimits limits) {
        FilterChain.Builder message = FilterChain.newBuilder().setName(chain.name());
        match(chain.match()).ifPresent(message::setFilterChainMatch);
        message.addFilters(
                switch (chain.content()) {
                    case HttpTraffic http -> filter(CONNECTION_MANAGER, managers.translate(http));
                    case TcpTraffic tcp -> filter(TCP_PROXY, TcpProxyTranslator.translate(tcp));
                });
        transportSocket(chain).ifPresent(message::setTransportSocket);
        if (shakesHands(chain)) {
            limits.handshakeTime().map(Durations::of).ifPresent(message::setTransportSocketConnectTimeout);
        }
        return message.build();
    }

    /// QUIC has its own way to end handshakes.
    private static boolean shakesHands(Gateway.FilterChain chain) {
        return chain.tls().isPresent() && chain.match().security() != Security.QUIC;
    }

    private static Optional<FilterChainMatch> match(ChainMatch match) {
        FilterChainMatch.Builder message = FilterChainMatch.newBuilder().addAllServerNames(match.serverNames());
        switch (match.security()) {
            case ANY -> {
                if (match.serverNames().isEmpty()) return Optional.empty();
            }
            case TLS -> message.setTransportProtocol("tls");
            case QUIC -> message.setTransportProtocol("quic");
        }
        return Optional.of(message.build());
    }

    private static Filter filter(String name, Message config) {
        return Filter.newBuilder()
                .setName(name)
                .setTypedConfig(TypedConfigs.pack(config))
                .build();
    }

    private static Optional<TransportSocket> transportSocket(Gateway.FilterChain chain) {
        return chain.tls()
                .map(
                        chain.match().security() == Security.QUIC
                                ? TlsTranslator::quicDownstream
                                : TlsTranslator::downstream);
    }
}
