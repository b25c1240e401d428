package emissaryctl.gateway;

import java.util.List;

/// Client addresses that alone are let in, or that are kept out.
public record AddressRules(boolean allow, List<AddressRange> ranges) {

    public AddressRules {
        ranges = List.copyOf(ranges);
    }

    /// A CIDR range. `direct` looks at the peer of the connection, otherwise the client as forwarding headers tell it.
    public record AddressRange(boolean direct, String address, int prefixLength) {}
}
