package emissaryctl.lint.upstream;

import emissaryctl.assemble.upstream.ServiceAddress;
import emissaryctl.assemble.upstream.ServiceAddress.Understood;
import emissaryctl.lint.Model;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.KubernetesEndpointResolver;
import emissaryctl.resource.KubernetesService;
import emissaryctl.resource.KubernetesServiceResolver;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.Resource;
import emissaryctl.source.ResourceRef;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the `service` of a Mapping means: a name and namespace where it may be that of a Service, and the port.
///
/// @param host as it is written, without scheme and port
/// @param qualified whether a namespace is written
/// @param inCluster whether it may be the name of a Service: `name`, `name.namespace`, or the long form of those
record ServiceName(
        String host,
        String name,
        String namespace,
        boolean qualified,
        boolean inCluster,
        Optional<Integer> port,
        boolean https) {

    /// The resolvers that are always there.
    private static final Set<String> KUBERNETES = Set.of("kubernetes-service", "kubernetes-endpoint", "endpoint");

    /// Empty for Mappings that send nothing anywhere, and for services that are no names or names that Consul may know.
    static Optional<ServiceName> of(Mapping mapping, Model model) {
        if (mapping.redirect().hostRedirect() || mayBeInConsul(mapping, model)) return Optional.empty();
        if (!(ServiceAddress.parse(mapping.service()) instanceof Understood(ServiceAddress address)))
            return Optional.empty();
        String host = address.host();
        boolean number = host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
        if (number || host.equals("localhost")) return Optional.empty();
        boolean https = address.scheme().filter("https"::equals).isPresent();
        int svc = host.indexOf(".svc");
        String plain = svc > 0 ? host.substring(0, svc) : host;
        int dot = plain.indexOf('.');
        boolean cluster = dot < 0 || plain.indexOf('.', dot + 1) < 0;
        String name = dot < 0 ? plain : plain.substring(0, dot);
        String namespace = dot < 0 ? standardNamespace(mapping, model) : plain.substring(dot + 1);
        return Optional.of(new ServiceName(host, name, namespace, dot >= 0, cluster, address.port(), https));
    }

    /// Whether the resolver asks Consul, or is not in the input, so that nobody knows whom it asks.
    private static boolean mayBeInConsul(Mapping mapping, Model model) {
        Optional<String> resolver = mapping.upstream()
                .resolver()
                .or(() -> model.all(AmbassadorModule.class).stream()
                        .findFirst()
                        .flatMap(module -> module.defaults().resolver()));
        if (resolver.isEmpty() || KUBERNETES.contains(resolver.get())) return false;
        return Stream.concat(
                        model.all(KubernetesServiceResolver.class).stream().map(KubernetesServiceResolver::name),
                        model.all(KubernetesEndpointResolver.class).stream().map(KubernetesEndpointResolver::name))
                .noneMatch(resolver.get()::equals);
    }

    private static String standardNamespace(Mapping mapping, Model model) {
        boolean own = model.all(AmbassadorModule.class).stream()
                .anyMatch(module -> module.defaults().useAmbassadorNamespaceForServiceResolution());
        return own ? model.settings().namespace() : mapping.namespace();
    }

    /// The Service of this name in the input.
    Optional<KubernetesService> find(Model model) {
        if (!inCluster) return Optional.empty();
        Optional<Resource> resource = model.find(new ResourceRef("Service", namespace, name));
        return resource.flatMap(
                each -> each instanceof KubernetesService service ? Optional.of(service) : Optional.empty());
    }
}
