package emissaryctl.assemble.upstream;

import emissaryctl.assemble.upstream.ServiceAddress.Malformed;
import emissaryctl.assemble.upstream.ServiceAddress.Understood;
import java.util.Locale;

/// The header that tells Linkerd where a request is meant to go.
public final class Linkerd {

    private Linkerd() {}

    /// `host:port` of a service, 443 for `https` and 80 otherwise when it names no port. What cannot be understood gets
    /// Emissary's stand-ins. Envoy reads command operators in it, hence the doubled percent signs.
    public static String destination(String service) {
        return plain(service).replace("%", "%%");
    }

    private static String plain(String service) {
        boolean tls = service.toLowerCase(Locale.ROOT).startsWith("https://");
        int standard = tls ? 443 : 80;
        return switch (ServiceAddress.parse(service)) {
            case Understood(ServiceAddress address) ->
                address.host() + ":" + address.port().orElse(standard);
            case Malformed _ -> {
                int scheme = service.indexOf("://");
                String authority = scheme < 0 ? service : service.substring(scheme + 3);
                String host = ServiceAddress.rawHost(authority);
                yield (host.equals(ServiceAddress.UNKNOWN) ? "None" : host) + ":" + standard;
            }
        };
    }
}
