package emissaryctl.lint.host;

import emissaryctl.assemble.host.HostGlob;

/// Host names with a port behind them.
final class HostPort {

    private HostPort() {}

    /// The name without `:port`.
    static String strip(String hostname) {
        int colon = hostname.lastIndexOf(':');
        boolean port = colon > 0
                && colon + 1 < hostname.length()
                && hostname.chars().skip(colon + 1L).allMatch(c -> c >= '0' && c <= '9');
        return port ? hostname.substring(0, colon) : hostname;
    }

    static boolean hasPort(String hostname) {
        return !strip(hostname).equals(hostname);
    }

    /// Whether the two would go together if neither had a port.
    static boolean differsByPortAlone(String one, String other) {
        return (hasPort(one) || hasPort(other))
                && !HostGlob.overlap(one, other)
                && HostGlob.overlap(strip(one), strip(other));
    }
}
