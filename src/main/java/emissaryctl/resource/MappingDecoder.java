package emissaryctl.resource;

import emissaryctl.resource.HealthCheck.Grpc;
import emissaryctl.resource.HealthCheck.Http;
import emissaryctl.resource.HealthCheck.Probe;
import emissaryctl.resource.HealthCheck.StatusRange;
import emissaryctl.resource.MappingMatch.ValueMatches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decodes Mapping. Without the fields that the schema requires there is none; the schema has reported them then.
final class MappingDecoder {

    private MappingDecoder() {}

    static Optional<Resource> decode(Metadata metadata, Fields spec) {
        Optional<String> prefix = spec.string("prefix");
        Optional<String> service = spec.string("service");
        if (prefix.isEmpty() || service.isEmpty()) return Optional.empty();
        return Optional.of(new Mapping(
                metadata,
                match(spec, prefix.get()),
                service.get(),
                spec.integer("weight"),
                new MappingRewrite(
                        rewrite(spec),
                        Policies.regexRewrite(spec, "regex_rewrite"),
                        spec.string("host_rewrite"),
                        spec.bool("auto_host_rewrite")),
                new MappingRedirect(
                        spec.flag("host_redirect"),
                        spec.string("path_redirect").filter(to -> !to.isEmpty()),
                        spec.string("prefix_redirect").filter(to -> !to.isEmpty()),
                        Policies.regexRewrite(spec, "regex_redirect"),
                        spec.integer("redirect_response_code")),
                Headers.decode(spec),
                policy(spec),
                upstream(spec)));
    }

    /// An explicit null means what an empty text means: no rewrite.
    private static Optional<String> rewrite(Fields spec) {
        return spec.string("rewrite").or(() -> spec.has("rewrite") ? Optional.of("") : Optional.empty());
    }

    private static MappingMatch match(Fields spec, String prefix) {
        return new MappingMatch(
                prefix,
                spec.flag("prefix_regex"),
                spec.flag("prefix_exact"),
                spec.bool("case_sensitive"),
                spec.string("hostname").filter(h -> !h.isEmpty()),
                spec.string("host").filter(h -> !h.isEmpty()),
                spec.flag("host_regex"),
                new ValueMatches(spec.texts("headers"), spec.texts("regex_headers")),
                new ValueMatches(spec.texts("query_parameters"), spec.texts("regex_query_parameters")),
                spec.string("method"),
                spec.flag("method_regex"),
                spec.integer("precedence").orElse(0));
    }

    private static MappingPolicy policy(Fields spec) {
        return new MappingPolicy(
                spec.millis("timeout_ms"),
                spec.millis("idle_timeout_ms"),
                Policies.retry(spec),
                Policies.cors(spec),
                Labels.domains(spec),
                spec.flag("shadow"),
                spec.bool("bypass_auth"),
                spec.sortedTexts("auth_context_extensions"),
                spec.strings("allow_upgrade").orElse(List.of()),
                spec.bool("use_websocket"),
                spec.string("priority"),
                new MappingErrors(Policies.errorResponseOverrides(spec), spec.bool("bypass_error_response_overrides")));
    }

    private static MappingUpstream upstream(Fields spec) {
        return new MappingUpstream(
                spec.flag("grpc"),
                spec.string("tls"),
                spec.string("resolver"),
                Policies.loadBalancer(spec),
                Policies.circuitBreakers(spec),
                Policies.keepalive(spec),
                spec.list("health_checks").stream()
                        .flatMap(MappingDecoder::healthCheck)
                        .toList(),
                Policies.timeouts(spec),
                Policies.dns(spec),
                spec.string("cluster_tag"),
                spec.string("stats_name"),
                spec.text("outlier_detection"));
    }

    private static Stream<HealthCheck> healthCheck(Fields item) {
        return probe(item.nested("health_check"))
                .map(probe -> new HealthCheck(
                        probe,
                        item.duration("timeout"),
                        item.duration("interval"),
                        item.integer("healthy_threshold"),
                        item.integer("unhealthy_threshold")))
                .stream();
    }

    private static Optional<Probe> probe(Fields check) {
        Optional<Fields> grpc = check.fields("grpc");
        if (grpc.isPresent()) {
            return Optional.of(new Grpc(
                    grpc.get().string("upstream_name").orElse(""), grpc.get().string("authority")));
        }
        return check.fields("http")
                .map(http -> new Http(
                        http.string("path").orElse("/"),
                        http.string("hostname"),
                        Headers.added(http, "add_request_headers").orElseGet(LinkedHashMap::new),
                        http.strings("remove_request_headers").orElse(List.of()),
                        http.list("expected_statuses").stream()
                                .flatMap(MappingDecoder::statusRange)
                                .toList()));
    }

    private static Stream<StatusRange> statusRange(Fields range) {
        Optional<Integer> min = range.integer("min");
        Optional<Integer> max = range.integer("max");
        return min.isPresent() && max.isPresent() ? Stream.of(new StatusRange(min.get(), max.get())) : Stream.of();
    }
}
