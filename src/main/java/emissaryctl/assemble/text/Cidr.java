package emissaryctl.assemble.text;

import emissaryctl.gateway.AddressRules.AddressRange;
import java.util.Optional;

/// Address ranges as text: `10.0.0.0/8`, `::1`, an address alone being a range of one.
public final class Cidr {

    private Cidr() {}

    /// The range, or nothing when the text is none. Host bits are kept as written.
    public static Optional<AddressRange> parse(String text, boolean direct) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Optional<String> normal = IpAddress.normalise(address);
        if (normal.isEmpty()) return Optional.empty();
        int longest = address.contains(":") ? 128 : 32;
        if (slash < 0) return Optional.of(new AddressRange(direct, normal.get(), longest));
        String length = text.substring(slash + 1);
        boolean digits =
                !length.isEmpty() && length.length() <= 3 && length.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Integer.parseInt(length) > longest) return Optional.empty();
        return Optional.of(new AddressRange(direct, normal.get(), Integer.parseInt(length)));
    }
}
