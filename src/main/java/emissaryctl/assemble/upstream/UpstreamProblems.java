package emissaryctl.assemble.upstream;

import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.assemble.text.Text;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.resource.ConsulResolver;
import emissaryctl.resource.Metadata;
import emissaryctl.source.Span;

/// What can be wrong with services and how they are reached.
public final class UpstreamProblems {

    private UpstreamProblems() {}

    private static Span service(UpstreamRequest request) {
        return request.owner().at(request.serviceField());
    }

    public static Diagnostic malformedService(Metadata owner, String field, String service, String reason) {
        return Diagnostic.error(
                        Code.SERVICE_MALFORMED,
                        owner.at(field),
                        "the service `" + Text.cut(service) + "` of "
                                + owner.ref().kind() + " `" + owner.ref().name() + "` " + reason)
                .withEffect(Effect.SERVER_ERROR)
                .withHelp("write `name`, `name.namespace` or `name.namespace:port`, with `https://` before it for TLS");
    }

    public static Diagnostic droppedServiceParts(Metadata owner, String field, String service) {
        return Diagnostic.warning(
                        Code.SERVICE_MALFORMED,
                        owner.at(field),
                        "the service `" + Text.cut(service) + "` has more than a host and a port; the rest is dropped")
                .withHelp("put a path into `rewrite`");
    }

    static Diagnostic unknownScheme(UpstreamRequest request, String scheme) {
        return Diagnostic.warning(
                        Code.SERVICE_MALFORMED,
                        service(request),
                        "`" + Text.cut(scheme) + "://` is not a scheme of services; it is dropped")
                .withHelp("use `https://` for TLS, `http://` or nothing for cleartext");
    }

    static Diagnostic settingsLost(UpstreamRequest later, UpstreamRequest first) {
        return Diagnostic.warning(
                        Code.CLUSTER_SETTINGS_LOST,
                        later.owner().span(),
                        later.owner().ref().kind() + " `" + later.owner().ref().name()
                                + "` shares a cluster with "
                                + first.owner().ref().kind() + " `"
                                + first.owner().ref().name() + "`, whose upstream settings count for both")
                .withLabel(first.owner().span(), "the one whose settings count")
                .withHelp("give both the same settings, set `cluster_tag` in one, or use --profile recommended");
    }

    static Diagnostic healthChecksIgnored(UpstreamRequest request) {
        return Diagnostic.warning(
                        Code.HEALTH_CHECK_INVALID,
                        request.owner().at("health_checks"),
                        "`health_checks` have no effect without an endpoint resolver")
                .withHelp("set `resolver: kubernetes-endpoint`");
    }

    static Diagnostic healthCheckInvalid(UpstreamRequest request, CommandOperators.Fault fault) {
        return Diagnostic.error(
                        Code.HEALTH_CHECK_INVALID,
                        request.owner().at("health_checks"),
                        fault.what() + "; Envoy would reject the whole configuration")
                .withEffect(Effect.NACK)
                .withHelp(fault.help());
    }

    static Diagnostic grpcHealthCheckWithoutGrpc(UpstreamRequest request) {
        return Diagnostic.error(
                        Code.HEALTH_CHECK_INVALID,
                        request.owner().at("health_checks"),
                        "a `grpc` health check needs an upstream that speaks gRPC; Envoy would reject the whole"
                                + " configuration")
                .withEffect(Effect.NACK)
                .withHelp("set `grpc: true`, or use an `http` health check");
    }

    static Diagnostic consulWithoutDatacenter(ConsulResolver resolver) {
        return Diagnostic.error(
                Code.RESOLVER_UNKNOWN,
                resolver.metadata().span(),
                "ConsulResolver `" + resolver.name() + "` has no `datacenter` and cannot be used");
    }

    static Diagnostic endpointIsNoAddress(Metadata owner, String address) {
        return Diagnostic.error(
                        Code.INVALID_VALUE,
                        owner.span(),
                        "`" + Text.cut(address) + "` is no IP address; requests do not go to this endpoint")
                .withEffect(Effect.DROPPED)
                .withHelp("write an address; a name is looked up when a Mapping has it as its `service`");
    }

    public static Diagnostic unknownResolver(Metadata owner, String resolver) {
        return Diagnostic.error(
                        Code.RESOLVER_UNKNOWN,
                        owner.at("resolver"),
                        "resolver `" + Text.cut(resolver) + "` does not exist")
                .withEffect(Effect.DROPPED)
                .withHelp("built in are kubernetes-service, kubernetes-endpoint and consul; add others to the input");
    }

    public static Diagnostic consulNameWithDots(Metadata owner) {
        return Diagnostic.error(Code.CONSUL_OFFLINE, owner.at("service"), "names of Consul services have no dots")
                .withEffect(Effect.DROPPED);
    }
}
