package emissaryctl.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Where an Envoy's admin interface listens, on this machine: who can reach it from elsewhere could stop Envoy.
public record AdminAddress(InetSocketAddress socket) {

    private static final int HIGHEST_PORT = 65535;

    /// Reads `127.0.0.1:8001` or `[::1]:8001`; nothing when the text is no such address on this machine.
    public static Optional<AdminAddress> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) return Optional.empty();
        String host = text.substring(0, colon);
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        String digits = text.substring(colon + 1);
        boolean number = !digits.isEmpty()
                && digits.length() <= 5
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(digits) <= HIGHEST_PORT;
        if (!number) return Optional.empty();
        try {
            InetAddress address = InetAddress.ofLiteral(bare);
            return address.isLoopbackAddress()
                    ? Optional.of(new AdminAddress(new InetSocketAddress(address, Integer.parseInt(digits))))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
