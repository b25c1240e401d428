package emissaryctl.resource;

import emissaryctl.resource.AuthService.IncludeBody;
import emissaryctl.resource.LogService.AdditionalHeader;
import emissaryctl.resource.TracingService.CustomTag;
import emissaryctl.resource.TracingService.Environment;
import emissaryctl.resource.TracingService.Literal;
import emissaryctl.resource.TracingService.RequestHeader;
import emissaryctl.resource.TracingService.Source;
import emissaryctl.resource.TracingService.TracingConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decodes AuthService, RateLimitService, LogService, TracingService and TCPMapping; nothing without the fields that
/// the schema requires, which has reported them then.
final class ServiceDecoder {

    private static final List<String> TAG_SOURCES = List.of("literal", "environment", "request_header");

    private ServiceDecoder() {}

    static Optional<Resource> auth(Metadata metadata, Fields spec) {
        Optional<Fields> body = spec.fields("include_body");
        return spec.string("auth_service")
                .map(service -> new AuthService(
                        metadata,
                        service,
                        spec.string("proto").filter(p -> !p.isEmpty()),
                        spec.string("protocol_version").filter(p -> !p.isEmpty()),
                        spec.millis("timeout_ms"),
                        spec.string("path_prefix"),
                        spec.string("tls"),
                        spec.strings("allowed_request_headers").orElse(List.of()),
                        spec.strings("allowed_authorization_headers").orElse(List.of()),
                        spec.texts("add_auth_headers"),
                        spec.bool("add_linkerd_headers"),
                        spec.flag("allow_request_body"),
                        body.map(b -> new IncludeBody(b.integer("max_bytes").orElse(0), b.flag("allow_partial"))),
                        spec.flag("failure_mode_allow"),
                        spec.fields("status_on_error").flatMap(f -> f.integer("code")),
                        spec.string("stats_name"),
                        Policies.circuitBreakers(spec)));
    }

    static Optional<Resource> rateLimit(Metadata metadata, Fields spec) {
        return spec.string("service")
                .map(service -> new RateLimitService(
                        metadata,
                        service,
                        spec.string("protocol_version").filter(p -> !p.isEmpty()),
                        spec.millis("timeout_ms"),
                        spec.string("domain").filter(d -> !d.isEmpty()),
                        spec.flag("failure_mode_deny"),
                        spec.fields("grpc").flatMap(f -> f.bool("use_resource_exhausted_code")),
                        spec.string("tls"),
                        spec.string("stats_name")));
    }

    static Optional<Resource> log(Metadata metadata, Fields spec) {
        Optional<Fields> config = spec.fields("driver_config");
        return spec.string("service")
                .map(service -> new LogService(
                        metadata,
                        service,
                        spec.flag("grpc"),
                        spec.string("protocol_version").filter(p -> !p.isEmpty()),
                        spec.string("driver"),
                        config.map(c -> c.list("additional_log_headers").stream()
                                .map(ServiceDecoder::logHeader)
                                .toList()),
                        spec.integer("flush_interval_time"),
                        spec.integer("flush_interval_byte_size"),
                        spec.string("stats_name")));
    }

    private static AdditionalHeader logHeader(Fields item) {
        return new AdditionalHeader(
                item.string("header_name").orElse(""),
                item.bool("during_request").orElse(true),
                item.bool("during_response").orElse(true),
                item.bool("during_trailer").orElse(true));
    }

    static Optional<Resource> tracing(Metadata metadata, Fields spec) {
        Fields config = spec.nested("config");
        Fields sampling = spec.nested("sampling");
        String driver = spec.string("driver").orElse("");
        return spec.string("service")
                .filter(_ -> !driver.isEmpty())
                .map(service -> new TracingService(
                        metadata,
                        service,
                        driver,
                        new TracingConfig(
                                config.string("service_name"),
                                config.string("collector_endpoint"),
                                config.string("collector_endpoint_version"),
                                config.string("collector_hostname"),
                                config.bool("trace_id_128bit"),
                                config.bool("shared_span_context")),
                        sampling.integer("client"),
                        sampling.integer("random"),
                        sampling.integer("overall"),
                        spec.list("custom_tags").stream()
                                .flatMap(ServiceDecoder::tag)
                                .toList(),
                        spec.strings("tag_headers").orElse(List.of()),
                        spec.string("stats_name")));
    }

    private static Stream<CustomTag> tag(Fields item) {
        String name = item.string("tag").orElse("");
        List<String> sources = TAG_SOURCES.stream().filter(item::has).toList();
        if (sources.isEmpty()) item.report(ResourceProblems.tagWithoutSource(name, item.span()));
        if (sources.size() > 1) {
            item.report(ResourceProblems.tagWithSeveralSources(name, sources.getFirst(), item.span()));
        }
        return source(item).map(source -> new CustomTag(name, source)).stream();
    }

    private static Optional<Source> source(Fields item) {
        Optional<Fields> literal = item.fields("literal");
        if (literal.isPresent()) return literal.get().text("value").map(Literal::new);
        Optional<Fields> variable = item.fields("environment");
        if (variable.isPresent()) {
            Optional<String> standard = variable.get().text("default_value");
            return variable.get().string("name").map(name -> new Environment(name, standard));
        }
        return item.fields("request_header")
                .flatMap(f -> f.string("name").map(name -> new RequestHeader(name, f.text("default_value"))));
    }

    static Optional<Resource> tcpMapping(Metadata metadata, Fields spec) {
        Optional<String> service = spec.string("service");
        return spec.integer("port")
                .filter(_ -> service.isPresent())
                .map(port -> new TcpMapping(
                        metadata,
                        port,
                        spec.string("address"),
                        spec.string("host"),
                        service.orElseThrow(),
                        spec.integer("weight"),
                        spec.string("tls"),
                        spec.string("resolver"),
                        Policies.circuitBreakers(spec),
                        Policies.dns(spec),
                        spec.millisText("idle_timeout_ms"),
                        spec.string("cluster_tag"),
                        spec.string("stats_name")));
    }
}
