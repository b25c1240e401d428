package emissaryctl.explain;

import emissaryctl.gateway.Discovery;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.HostRewrite;

/// The Host header that the service sees.
final class HostRewriting {

    private HostRewriting() {}

    static String rewrite(HostRewrite rewrite, Gateway.Cluster cluster, String authority) {
        return switch (rewrite) {
            case HostRewrite.KeepHost _ -> authority;
            case HostRewrite.ReplaceHost(String with) -> with.isEmpty() ? authority : with;
            case HostRewrite.EndpointHost _ -> endpoint(cluster.discovery(), authority);
        };
    }

    /// Addresses have no name to put in its place.
    private static String endpoint(Discovery discovery, String authority) {
        return switch (discovery) {
            case Discovery.Fixed _ -> authority;
            case Discovery.Dns dns ->
                dns.endpoints().stream()
                        .findFirst()
                        .map(Discovery.Endpoint::host)
                        .orElse(authority);
        };
    }
}
