package emissaryctl.assemble.upstream;

/// The host and port of a service text without scheme. What cannot be understood gets Emissary's stand-ins.
record Target(String host, int port) {

    static Target of(String rest, boolean tls) {
        int standard = tls ? 443 : 80;
        return switch (ServiceAddress.parse("//" + rest)) {
            case ServiceAddress.Understood(ServiceAddress address) ->
                new Target(ServiceAddress.rawHost(rest), address.port().orElse(standard));
            case ServiceAddress.Malformed _ -> new Target(ServiceAddress.rawHost(rest), standard);
        };
    }
}
