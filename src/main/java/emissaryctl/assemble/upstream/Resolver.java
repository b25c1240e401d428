package emissaryctl.assemble.upstream;

/// How the endpoints of a service are found.
public sealed interface Resolver {

    /// By DNS.
    record ByDns() implements Resolver {}

    /// From Endpoints in the input.
    record ByEndpoints() implements Resolver {}

    /// From Consul, which is not asked.
    record ByConsul(String datacenter) implements Resolver {}

    /// Unqualified names get the owner's namespace, except with Consul, where names have no dots.
    default boolean qualifiesNames() {
        return !(this instanceof ByConsul);
    }
}
