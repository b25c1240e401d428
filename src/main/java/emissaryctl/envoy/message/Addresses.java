package emissaryctl.envoy.message;

import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;

/// Socket addresses.
public final class Addresses {

    public static Address tcp(String host, int port) {
        return of(host, port, SocketAddress.Protocol.TCP);
    }

    public static Address udp(String host, int port) {
        return of(host, port, SocketAddress.Protocol.UDP);
    }

    private static Address of(String host, int port, SocketAddress.Protocol protocol) {
        return Address.newBuilder()
                .setSocketAddress(SocketAddress.newBuilder()
                        .setProtocol(protocol)
                        .setAddress(host)
                        .setPortValue(port))
                .build();
    }

    private Addresses() {}
}
