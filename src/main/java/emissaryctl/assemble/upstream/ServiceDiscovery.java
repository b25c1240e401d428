package emissaryctl.assemble.upstream;

import emissaryctl.assemble.module.ModuleSettings;
import emissaryctl.assemble.text.IpAddress;
import emissaryctl.assemble.upstream.Resolver.ByConsul;
import emissaryctl.assemble.upstream.Resolver.ByDns;
import emissaryctl.assemble.upstream.Resolver.ByEndpoints;
import emissaryctl.assemble.upstream.UpstreamRequest.Settings;
import emissaryctl.diag.Diagnostic;
import emissaryctl.gateway.Discovery;
import emissaryctl.gateway.Discovery.Dns;
import emissaryctl.gateway.Discovery.Endpoint;
import emissaryctl.gateway.Discovery.Family;
import emissaryctl.gateway.Discovery.Fixed;
import java.util.List;

/// How each service is found: by its name in DNS, or by endpoints that are known now.
public final class ServiceDiscovery {

    private final ModuleSettings module;
    private final KnownEndpoints endpoints;
    private final Resolver standard;
    private final String ambassadorNamespace;

    /// `standard` is the resolver of requests that name none.
    public ServiceDiscovery(
            ModuleSettings module, KnownEndpoints endpoints, Resolver standard, String ambassadorNamespace) {
        this.module = module;
        this.endpoints = endpoints;
        this.standard = standard;
        this.ambassadorNamespace = ambassadorNamespace;
    }

    List<Diagnostic> diagnostics() {
        return endpoints.diagnostics();
    }

    /// Whether a resolver other than DNS says where the service is. An address says it itself.
    boolean usesEndpoints(UpstreamRequest request, Target target) {
        return !(resolver(request) instanceof ByDns) && !IpAddress.isAddress(target.host());
    }

    private Resolver resolver(UpstreamRequest request) {
        return request.resolver().orElse(standard);
    }

    Discovery discover(UpstreamRequest request, Target target) {
        if (!usesEndpoints(request, target)) {
            return byName(request.settings(), List.of(new Endpoint(target.host(), target.port())));
        }
        return switch (resolver(request)) {
            case ByDns() -> throw new IllegalStateException("DNS has no endpoints");
            case ByEndpoints() -> inKubernetes(request, target);
            case ByConsul(String datacenter) -> inConsul(request, "consul/" + datacenter + "/" + target.host());
        };
    }

    private Discovery inConsul(UpstreamRequest request, String name) {
        return at(endpoints.find(name, EndpointProblems.consulOffline(request, name)), name, request);
    }

    private Discovery inKubernetes(UpstreamRequest request, Target target) {
        String service = target.host();
        String namespace = module.defaults().useAmbassadorNamespaceForServiceResolution()
                ? ambassadorNamespace
                : request.owner().ref().namespace();
        int dot = service.indexOf('.');
        if (dot >= 0) {
            int end = service.indexOf('.', dot + 1);
            namespace = service.substring(dot + 1, end < 0 ? service.length() : end);
            service = service.substring(0, dot);
        }
        String name = "k8s/" + namespace + "/" + service + "/" + target.port();
        Diagnostic unknown = EndpointProblems.noEndpoints(request, name, endpoints.knowsService(namespace, service));
        return at(endpoints.find(name, unknown), name, request);
    }

    /// Envoy wants addresses where nothing is looked up; a host name among them is looked up as Emissary does.
    private Discovery at(List<Endpoint> known, String name, UpstreamRequest request) {
        return known.stream().allMatch(endpoint -> IpAddress.isAddress(endpoint.host()))
                ? new Fixed(known, name)
                : byName(request.settings(), known);
    }

    private Discovery byName(Settings settings, List<Endpoint> hosts) {
        boolean logical = hosts.size() == 1
                && settings.dns().type().filter("logical_dns"::equalsIgnoreCase).isPresent();
        return new Dns(
                hosts,
                logical,
                family(settings, hosts),
                settings.dns().respectTtl().orElse(false));
    }

    /// Envoy looks addresses up, too, when names stand beside them, and must be let find them.
    private Family family(Settings settings, List<Endpoint> hosts) {
        boolean ipv4 = settings.dns().enableIpv4().orElse(module.ipv4());
        boolean ipv6 = settings.dns().enableIpv6().orElse(module.ipv6());
        if (hosts.size() == 1) return !ipv6 ? Family.V4_ONLY : ipv4 ? Family.AUTO : Family.V6_ONLY;
        List<String> addresses =
                hosts.stream().map(Endpoint::host).filter(IpAddress::isAddress).toList();
        boolean someV6 = addresses.stream().anyMatch(address -> address.contains(":"));
        boolean someV4 = addresses.stream().anyMatch(address -> !address.contains(":"));
        if (!ipv6) return someV6 ? Family.V4_PREFERRED : Family.V4_ONLY;
        return ipv4 || someV4 ? Family.AUTO : Family.V6_ONLY;
    }
}
