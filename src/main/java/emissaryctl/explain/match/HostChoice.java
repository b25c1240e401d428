package emissaryctl.explain.match;

import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.Gateway.VirtualHost;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the virtual host for a Host header: the domain itself, else the longest `*.example.com`, else the longest
/// `example.*`, else `*`. Case does not matter here, a port does.
public final class HostChoice {

    private HostChoice() {}

    /// The virtual host with the most specific domain for this host.
    public static Optional<VirtualHost> among(HttpTraffic traffic, String authority) {
        String host = AsciiCase.lower(authority);
        return one(traffic, domain -> domain.equals(host))
                .or(() -> longest(traffic, domain -> domain.startsWith("*") && isEnd(domain.substring(1), host)))
                .or(() -> longest(traffic, domain -> domain.endsWith("*") && isBeginning(domain, host)))
                .or(() -> one(traffic, domain -> domain.equals("*")));
    }

    private static boolean isEnd(String suffix, String host) {
        return !suffix.isEmpty() && host.length() > suffix.length() && host.endsWith(suffix);
    }

    private static boolean isBeginning(String domain, String host) {
        String prefix = domain.substring(0, domain.length() - 1);
        return !domain.startsWith("*") && host.length() > prefix.length() && host.startsWith(prefix);
    }

    private static Optional<VirtualHost> one(HttpTraffic traffic, Predicate<String> domain) {
        return traffic.virtualHosts().stream()
                .filter(host -> domain.test(AsciiCase.lower(host.domain())))
                .findFirst();
    }

    private static Optional<VirtualHost> longest(HttpTraffic traffic, Predicate<String> domain) {
        return traffic.virtualHosts().stream()
                .filter(host -> domain.test(AsciiCase.lower(host.domain())))
                .max(Comparator.comparingInt(host -> host.domain().length()));
    }
}
