package emissaryctl.assemble;

/// The header that tells Linkerd where a request is meant to go.
final class Linkerd {

    private Linkerd() {}

    /// `host:port` of a service, 443 for `https` and 80 otherwise when it names no port.
    static String destination(ServiceAddress service) {
        boolean tls = service.scheme().filter("https"::equals).isPresent();
        return service.host() + ":" + service.port().orElse(tls ? 443 : 80);
    }
}
