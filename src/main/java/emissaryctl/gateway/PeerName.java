package emissaryctl.gateway;

/// The name that an upstream's certificate must be for.
public sealed interface PeerName {

    /// Any.
    record AnyName() implements PeerName {}

    /// The server name that was asked for.
    record ServerName() implements PeerName {}

    /// An address.
    record AddressName(String address) implements PeerName {}
}
