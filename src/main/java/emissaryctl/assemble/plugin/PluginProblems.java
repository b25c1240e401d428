package emissaryctl.assemble.plugin;

import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.assemble.text.Text;
import emissaryctl.assemble.upstream.ServiceAddress;
import emissaryctl.assemble.upstream.UpstreamProblems;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.resource.AuthService;
import emissaryctl.resource.LogService;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.RateLimitService;
import emissaryctl.resource.TracingService;
import java.util.Optional;

/// What can be wrong with AuthService, RateLimitService, TracingService and LogService.
public final class PluginProblems {

    private PluginProblems() {}

    /// What is wrong with the service text of a plugin, if anything.
    public static Optional<Diagnostic> serviceFault(Metadata owner, String field, String service) {
        return switch (ServiceAddress.parse(service)) {
            case ServiceAddress.Malformed(String reason) ->
                Optional.of(UpstreamProblems.malformedService(owner, field, service, reason));
            case ServiceAddress.Understood(ServiceAddress address) ->
                address.dropped()
                        ? Optional.of(UpstreamProblems.droppedServiceParts(owner, field, service))
                        : Optional.empty();
        };
    }

    private static Diagnostic refused(Code code, AuthService service, String field, String message) {
        return Diagnostic.error(
                        code,
                        service.metadata().at(field),
                        message + "; AuthService `" + service.name()
                                + "` cannot be used, and nothing would be authorized")
                .withEffect(Effect.OPEN);
    }

    /// What Emissary passes on to Envoy.
    private static Diagnostic rejected(Code code, AuthService service, String field, String message) {
        return Diagnostic.error(
                        code, service.metadata().at(field), message + "; Envoy would reject the whole configuration")
                .withEffect(Effect.NACK);
    }

    static Diagnostic unknownAuthProto(AuthService service, String proto) {
        return refused(
                        Code.AUTHSERVICE_INVALID,
                        service,
                        "proto",
                        "`" + Text.cut(proto) + "` is not a protocol of AuthServices")
                .withHelp("use `http` or `grpc`");
    }

    static Diagnostic authProtocolVersion(AuthService service) {
        return refused(
                        Code.AUTHSERVICE_INVALID,
                        service,
                        "protocol_version",
                        "`protocol_version` must be `v3` with `proto: grpc`, and is "
                                + service.protocolVersion()
                                        .map(v -> "`" + Text.cut(v) + "`")
                                        .orElse("v2 when left out"))
                .withHelp("add `protocol_version: v3`");
    }

    static Diagnostic tagHeadersIgnored(TracingService service) {
        String why = service.customTags().isEmpty()
                ? "Emissary does not look at `tag_headers`"
                : "`tag_headers` has no effect beside `custom_tags`";
        return Diagnostic.warning(Code.REMOVED_FIELD, service.metadata().at("tag_headers"), why)
                .withHelp("write `{tag: NAME, request_header: {name: NAME}}` into `custom_tags`");
    }

    static Diagnostic statusOnError(AuthService service) {
        return rejected(
                        Code.AUTHSERVICE_INVALID,
                        service,
                        "status_on_error",
                        "`status_on_error` is no status code that Envoy can answer")
                .withHelp("write a code such as 403 or 503");
    }

    static Diagnostic authHeader(AuthService service, CommandOperators.Fault fault) {
        return rejected(Code.HEADER_MUTATION_INVALID, service, "add_auth_headers", fault.what())
                .withHelp(fault.help());
    }

    static Diagnostic bothAuthBodies(AuthService service) {
        return refused(
                        Code.AUTHSERVICE_INVALID,
                        service,
                        "allow_request_body",
                        "`allow_request_body` and `include_body` exclude each other")
                .withLabel(service.metadata().at("include_body"), "the newer one")
                .withHelp("remove `allow_request_body`");
    }

    static Diagnostic severalAuthServices(AuthService later, AuthService first) {
        return Diagnostic.error(
                        Code.MULTIPLE_AUTHSERVICES,
                        later.metadata().span(),
                        "there are several AuthServices; Emissary mixes their settings")
                .withEffect(Effect.OPEN)
                .withLabel(first.metadata().span(), "the first one")
                .withHelp("keep one AuthService, or give the others another `ambassador_id`");
    }

    static Diagnostic severalRateLimitServices(RateLimitService later, RateLimitService first) {
        return Diagnostic.error(
                        Code.MULTIPLE_RATELIMITSERVICES,
                        later.metadata().span(),
                        "there are several RateLimitServices, and none is used")
                .withEffect(Effect.OPEN)
                .withLabel(first.metadata().span(), "the first one")
                .withHelp("keep one RateLimitService, or give the others another `ambassador_id`");
    }

    static Diagnostic rateLimitProtocolVersion(RateLimitService service) {
        return Diagnostic.error(
                        Code.RATELIMIT_PROTOCOL_VERSION,
                        service.metadata().at("protocol_version"),
                        "`protocol_version` of RateLimitService `" + service.name() + "` must be `v3`, and is "
                                + service.protocolVersion()
                                        .map(v -> "`" + Text.cut(v) + "`")
                                        .orElse("v2 when left out")
                                + "; nothing is rate-limited")
                .withEffect(Effect.OPEN)
                .withHelp("add `protocol_version: v3`");
    }

    static Diagnostic secondLogService(LogService later, LogService first) {
        return Diagnostic.error(
                        Code.MULTIPLE_SERVICES,
                        later.metadata().span(),
                        "LogService `" + later.name() + "` is not used: only one can be")
                .withEffect(Effect.DROPPED)
                .withLabel(first.metadata().span(), "the one that is used");
    }

    private static Diagnostic unusable(Metadata owner, String field, String message) {
        return Diagnostic.error(
                        Code.SERVICE_PLUGIN_INVALID,
                        owner.at(field),
                        message + "; " + owner.ref().kind() + " `" + owner.ref().name() + "` is not used")
                .withEffect(Effect.DROPPED);
    }

    static Diagnostic logProtocolVersion(LogService service) {
        return unusable(service.metadata(), "protocol_version", "`protocol_version` must be `v3`")
                .withHelp("add `protocol_version: v3`");
    }

    static Diagnostic logHeadersNeedHttp(LogService service) {
        return unusable(
                        service.metadata(),
                        "driver_config",
                        "`additional_log_headers` are possible only with `driver: http`")
                .withHelp("use `driver: http`, or remove them");
    }

    static Diagnostic logHeaderWithoutName(LogService service) {
        return unusable(service.metadata(), "driver_config", "an additional log header has no `header_name`");
    }

    static Diagnostic severalTracingServices(TracingService later, TracingService first) {
        return Diagnostic.error(
                        Code.MULTIPLE_SERVICES,
                        later.metadata().span(),
                        "there are several TracingServices, and none is used")
                .withEffect(Effect.DROPPED)
                .withLabel(first.metadata().span(), "the first one")
                .withHelp("keep one TracingService, or give the others another `ambassador_id`");
    }

    static Diagnostic lightstep(TracingService service) {
        return Diagnostic.error(
                        Code.REMOVED_FIELD,
                        service.metadata().at("driver"),
                        "the driver `lightstep` was removed from Envoy; nothing is traced")
                .withEffect(Effect.DROPPED)
                .withHelp("use `driver: opentelemetry`, which Lightstep's collectors take");
    }

    static Diagnostic unknownTracingDriver(TracingService service) {
        return unusable(service.metadata(), "driver", "`" + Text.cut(service.driver()) + "` is not a tracing driver")
                .withHelp("use zipkin, datadog or opentelemetry");
    }

    static Diagnostic zipkinVersion(TracingService service, String version) {
        return unusable(
                        service.metadata(),
                        "config",
                        "`" + Text.cut(version) + "` is not a `collector_endpoint_version` that is still supported")
                .withHelp("use HTTP_JSON or HTTP_PROTO");
    }
}
