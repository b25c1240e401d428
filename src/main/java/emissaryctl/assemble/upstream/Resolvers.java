package emissaryctl.assemble.upstream;

import emissaryctl.assemble.text.EffectiveNames;
import emissaryctl.assemble.upstream.Resolver.ByConsul;
import emissaryctl.assemble.upstream.Resolver.ByDns;
import emissaryctl.assemble.upstream.Resolver.ByEndpoints;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.resource.ConsulResolver;
import emissaryctl.resource.KubernetesEndpointResolver;
import emissaryctl.resource.KubernetesServiceResolver;
import emissaryctl.resource.Resource;
import emissaryctl.resource.ResourceSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The resolvers by name: the user's, then those that are always there.
public final class Resolvers {

    private static final String DEFAULT_DATACENTER = "dc1";

    private final Map<String, Resolver> byName;

    private Resolvers(Map<String, Resolver> byName) {
        this.byName = Map.copyOf(byName);
    }

    /// The resolvers by name, those that Emissary always has among them.
    public static Outcome<Resolvers> assemble(ResourceSet resources) {
        List<Diagnostic> found = new ArrayList<>();
        Map<String, Resolver> byName = new HashMap<>();
        EffectiveNames.of(resolversIn(resources)).forEach((name, resource) -> {
            switch (resource) {
                case ConsulResolver consul
                when consul.datacenter().isEmpty() -> found.add(UpstreamProblems.consulWithoutDatacenter(consul));
                case ConsulResolver consul ->
                    byName.put(name, new ByConsul(consul.datacenter().orElseThrow()));
                case KubernetesEndpointResolver _ -> byName.put(name, new ByEndpoints());
                default -> byName.put(name, new ByDns());
            }
        });
        byName.putIfAbsent("kubernetes-service", new ByDns());
        alias(byName, "endpoint", "kubernetes-endpoint", new ByEndpoints());
        alias(byName, "consul", "consul-endpoint", new ByConsul(DEFAULT_DATACENTER));
        return new Outcome<>(new Resolvers(byName), found);
    }

    private static List<Resource> resolversIn(ResourceSet resources) {
        return resources.resources().stream()
                .filter(r -> r instanceof ConsulResolver
                        || r instanceof KubernetesEndpointResolver
                        || r instanceof KubernetesServiceResolver)
                .toList();
    }

    /// Two names for one thing: whoever defines one defines the other.
    private static void alias(Map<String, Resolver> byName, String one, String other, Resolver builtIn) {
        Resolver defined = byName.containsKey(one) ? byName.get(one) : byName.getOrDefault(other, builtIn);
        byName.putIfAbsent(one, defined);
        byName.putIfAbsent(other, defined);
    }

    /// The resolver of this name.
    public Optional<Resolver> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
