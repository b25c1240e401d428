package emissaryctl.explain.request;

import emissaryctl.gateway.AddressRules.AddressRange;
import java.net.InetAddress;

/// Whether an address lies in a range.
public final class IpRange {

    private IpRange() {}

    static boolean isAddress(String text) {
        boolean dotted = text.chars().filter(c -> c == '.').count() == 3;
        if (!dotted && text.indexOf(':') < 0) return false;
        try {
            return !InetAddress.ofLiteral(text).getHostAddress().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Whether the address lies in the range; none does in a range of the other IP version.
    public static boolean contains(AddressRange range, String address) {
        if (!isAddress(address) || !isAddress(range.address())) return false;
        byte[] wanted = InetAddress.ofLiteral(range.address()).getAddress();
        byte[] given = InetAddress.ofLiteral(address).getAddress();
        if (wanted.length != given.length) return false;
        for (int bit = 0; bit < range.prefixLength() && bit < wanted.length * 8; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((wanted[bit / 8] & mask) != (given[bit / 8] & mask)) return false;
        }
        return true;
    }
}
