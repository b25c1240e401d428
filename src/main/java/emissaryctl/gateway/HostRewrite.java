package emissaryctl.gateway;

/// What becomes of the Host header on its way upstream.
public sealed interface HostRewrite {

    record KeepHost() implements HostRewrite {}

    record ReplaceHost(String with) implements HostRewrite {}

    /// The name of the endpoint that was chosen.
    record EndpointHost() implements HostRewrite {}
}
