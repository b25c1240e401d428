package emissaryctl.gateway;

/// Where a listener binds.
public record ListenAddress(String address, int port, Transport transport) {

    /// The transport below: UDP carries QUIC.
    public enum Transport {
        TCP,
        UDP
    }
}
