package emissaryctl.resource;

import emissaryctl.resource.ModuleFilters.Buffer;
import emissaryctl.resource.ModuleFilters.GrpcService;
import emissaryctl.resource.ModuleFilters.GrpcStats;
import emissaryctl.resource.ModuleFilters.Gzip;
import emissaryctl.resource.ModuleFilters.IpPrincipal;
import emissaryctl.resource.ModuleHttp.Http1;
import emissaryctl.resource.ModuleHttp.PathNormalization;
import emissaryctl.resource.ModuleLogging.LogBool;
import emissaryctl.resource.ModuleLogging.LogNumber;
import emissaryctl.resource.ModuleLogging.LogObject;
import emissaryctl.resource.ModuleLogging.LogText;
import emissaryctl.resource.ModuleLogging.LogValue;
import emissaryctl.resource.ModuleProbes.Probe;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Decodes Module `ambassador`.
final class ModuleDecoder {

    private ModuleDecoder() {}

    static Optional<Resource> decode(Metadata metadata, Fields config) {
        return Optional.of(new AmbassadorModule(
                metadata,
                http(config),
                filters(config),
                defaults(config),
                logging(config),
                new ModuleProbes(
                        probe(config, "liveness_probe"),
                        probe(config, "readiness_probe"),
                        probe(config, "diagnostics")),
                new ModuleRuntime(config.integer("regex_max_size"), config.texts("runtime_flags")),
                config.integer("admin_port"),
                config.fields("tls").isPresent()));
    }

    private static Optional<Probe> probe(Fields config, String key) {
        return config.fields(key)
                .map(f -> new Probe(f.flag("enabled"), f.string("prefix"), f.string("rewrite"), f.string("service")));
    }

    private static ModuleHttp http(Fields config) {
        SequencedMap<String, Boolean> details = new LinkedHashMap<>();
        Fields written = config.nested("set_current_client_cert_details");
        written.map().entries().forEach(e -> written.bool(e.key()).ifPresent(on -> details.put(e.key(), on)));
        return new ModuleHttp(
                config.bool("use_remote_address"),
                config.string("server_name"),
                config.integer("max_request_headers_kb"),
                config.millis("listener_idle_timeout_ms"),
                config.integer("buffer_limit_bytes").filter(bytes -> bytes != 0),
                config.string("headers_with_underscores_action"),
                new PathNormalization(
                        config.boolish("merge_slashes"),
                        config.boolish("reject_requests_with_escaped_slashes"),
                        config.boolish("strip_matching_host_port")),
                new Http1(
                        config.bool("enable_http10"),
                        config.bool("allow_chunked_length"),
                        config.flag("proper_case"),
                        config.strings("header_case_overrides").orElse(List.of())),
                config.bool("preserve_external_request_id"),
                config.boolish("suppress_envoy_headers"),
                config.string("forward_client_cert_details"),
                Collections.unmodifiableSequencedMap(details));
    }

    private static ModuleFilters filters(Fields config) {
        return new ModuleFilters(
                config.bool("enable_grpc_http11_bridge"),
                config.bool("enable_grpc_web"),
                config.fields("grpc_stats").map(ModuleDecoder::grpcStats),
                config.string("lua_scripts"),
                config.fields("gzip").map(ModuleDecoder::gzip),
                config.fields("buffer").map(f -> new Buffer(f.integer("max_request_bytes"), f.has("max_request_time"))),
                principals(config, "ip_allow"),
                principals(config, "ip_deny"),
                Policies.errorResponseOverrides(config));
    }

    private static GrpcStats grpcStats(Fields f) {
        return new GrpcStats(
                f.bool("all_methods"),
                f.list("services").stream()
                        .map(s -> new GrpcService(
                                s.string("name").orElse(""),
                                s.strings("method_names").orElse(List.of())))
                        .toList(),
                f.bool("upstream_stats"));
    }

    private static Gzip gzip(Fields f) {
        return new Gzip(
                f.integer("memory_level"),
                f.integer("min_content_length"),
                f.string("compression_level"),
                f.string("compression_strategy"),
                f.integer("window_bits"),
                f.strings("content_type").orElse(List.of()),
                f.bool("disable_on_etag_header"),
                f.bool("remove_accept_encoding_header"));
    }

    /// A list that is written but is none counts as one without items: a protection must not vanish.
    private static Optional<List<IpPrincipal>> principals(Fields config, String key) {
        boolean written = config.map()
                .get(key)
                .filter(n -> !(n instanceof YamlScalar s && s.isNull()))
                .isPresent();
        if (!written) return Optional.empty();
        return Optional.of(
                config.list(key).stream().map(ModuleDecoder::principal).toList());
    }

    private static IpPrincipal principal(Fields item) {
        List<YamlMap.Entry> entries = List.copyOf(item.map().entries());
        if (entries.isEmpty()) return new IpPrincipal("", "", 0);
        String type = entries.getFirst().key();
        return new IpPrincipal(type, item.text(type).orElse(""), entries.size());
    }

    private static ModuleDefaults defaults(Fields config) {
        Fields defaults = config.nested("defaults");
        Fields forMappings = defaults.nested("httpmapping");
        MappingHeaders near = Headers.decode(forMappings);
        MappingHeaders far = Headers.decode(defaults);
        return new ModuleDefaults(
                new MappingHeaders(
                        near.addRequest().or(far::addRequest),
                        near.addResponse().or(far::addResponse),
                        near.removeRequest().or(far::removeRequest),
                        near.removeResponse().or(far::removeResponse),
                        Optional.empty()),
                forMappings.string("stats_name").or(() -> defaults.string("stats_name")),
                defaults.bool("tls_secret_namespacing"),
                config.bool("add_linkerd_headers"),
                config.millis("cluster_request_timeout_ms"),
                new ModuleDefaults.Policies(
                        Policies.circuitBreakers(config),
                        Policies.cors(config),
                        Policies.keepalive(config),
                        Policies.loadBalancer(config),
                        Policies.retry(config)),
                Policies.timeouts(config),
                Policies.dns(config),
                config.string("resolver").filter(r -> !r.isEmpty()),
                config.flag("use_ambassador_namespace_for_service_resolution"),
                config.string("default_label_domain").filter(d -> !d.isEmpty()),
                defaultLabels(config));
    }

    private static SequencedMap<String, List<RateLimitLabel>> defaultLabels(Fields config) {
        SequencedMap<String, List<RateLimitLabel>> labels = new LinkedHashMap<>();
        Fields domains = config.nested("default_labels");
        for (YamlMap.Entry domain : domains.map().entries()) {
            domains.fields(domain.key()).ifPresent(f -> labels.put(domain.key(), Labels.labels(f, "defaults")));
        }
        return Collections.unmodifiableSequencedMap(labels);
    }

    private static ModuleLogging logging(Fields config) {
        Optional<YamlNode> format = config.map().get("envoy_log_format");
        Optional<String> text = format.flatMap(n -> n instanceof YamlScalar s && s.type() == YamlScalar.Type.STRING
                ? Optional.of(s.text())
                : Optional.empty());
        Optional<SequencedMap<String, LogValue>> json =
                format.flatMap(n -> n instanceof YamlMap map ? Optional.of(fields(map)) : Optional.empty());
        boolean empty = format.isEmpty() || format.get() instanceof YamlScalar s && s.isNull();
        return new ModuleLogging(
                config.string("envoy_log_type"),
                config.string("envoy_log_path"),
                text,
                json,
                !empty && text.isEmpty() && json.isEmpty());
    }

    private static SequencedMap<String, LogValue> fields(YamlMap map) {
        SequencedMap<String, LogValue> fields = new LinkedHashMap<>();
        map.entries().forEach(e -> fields.put(e.key(), value(e.value())));
        return Collections.unmodifiableSequencedMap(fields);
    }

    private static LogValue value(YamlNode node) {
        return switch (node) {
            case YamlMap map -> new LogObject(fields(map));
            case YamlList _ -> new LogText("");
            case YamlScalar scalar ->
                switch (scalar.type()) {
                    case BOOLEAN -> new LogBool(scalar.text().equals("true"));
                    case INTEGER, FLOAT -> new LogNumber(Double.parseDouble(scalar.text()));
                    case STRING, NULL -> new LogText(scalar.isNull() ? "" : scalar.text());
                };
        };
    }
}
