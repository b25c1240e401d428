package emissaryctl.assemble.upstream;

import emissaryctl.assemble.text.Text;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.resource.GivenEndpoints.GivenEndpoint;
import emissaryctl.resource.GivenEndpoints.GivenService;

/// What can be wrong with endpoints, given or missing.
final class EndpointProblems {

    private EndpointProblems() {}

    static Diagnostic notAName(GivenService service) {
        return Diagnostic.error(
                        Code.INVALID_VALUE,
                        service.span(),
                        "`" + Text.cut(service.name()) + "` is not the name of a service")
                .withEffect(Effect.DROPPED)
                .withHelp("write `consul/DATACENTER/SERVICE` or `k8s/NAMESPACE/SERVICE/PORT`");
    }

    static Diagnostic notAnAddress(GivenEndpoint endpoint) {
        return Diagnostic.error(
                        Code.INVALID_VALUE,
                        endpoint.span(),
                        "`" + Text.cut(endpoint.address()) + "` is neither an IP address nor a host name")
                .withEffect(Effect.DROPPED);
    }

    static Diagnostic unused(GivenService service) {
        return Diagnostic.warning(
                Code.ENDPOINTS_UNUSED,
                service.span(),
                "nothing in the input asks for the endpoints of `" + Text.cut(service.name()) + "`");
    }

    /// A service whose endpoints are missing, while those of a name much like its own are given.
    static Diagnostic otherName(Diagnostic missing, GivenService service, String name) {
        return missing.withLabel(service.span(), "nothing asks for these")
                .withHelp("did you mean `" + Text.cut(name) + "` instead of `" + Text.cut(service.name()) + "`?");
    }

    static Diagnostic outweighed(GivenService service) {
        return Diagnostic.warning(
                        Code.ENDPOINTS_UNUSED,
                        service.span(),
                        "the input has endpoints of `" + Text.cut(service.name()) + "` itself; these have no effect")
                .withHelp("remove them here, or the Endpoints and EndpointSlices from the input");
    }

    static Diagnostic consulOffline(UpstreamRequest request, String name) {
        return Diagnostic.error(
                        Code.CONSUL_OFFLINE,
                        request.owner().at("resolver"),
                        "the endpoints of `" + Text.cut(request.service())
                                + "` are in Consul, which is not asked; the cluster would be empty")
                .withEffect(Effect.SERVER_ERROR)
                .withHelp("give them with --endpoints, as `" + Text.cut(name)
                        + "`, or use a KubernetesServiceResolver and a DNS name, such as Consul's own DNS gives");
    }

    static Diagnostic noEndpoints(UpstreamRequest request, String name, boolean known) {
        String[] steps = name.split("/", -1);
        String service = "Service `" + Text.cut(steps[2]) + "` in namespace `" + Text.cut(steps[1]) + "`";
        String what = known ? " has no ready endpoints for this port in the input" : " is not in the input";
        return Diagnostic.warning(
                        Code.RESOLVER_NEEDS_ENDPOINTS,
                        request.owner().at(request.serviceField()),
                        service + what + "; the cluster is empty")
                .withEffect(Effect.SERVER_ERROR)
                .withHelp("add the Service and its Endpoints or EndpointSlices to the input, or give its endpoints with"
                        + " --endpoints, as `" + Text.cut(name) + "`");
    }
}
