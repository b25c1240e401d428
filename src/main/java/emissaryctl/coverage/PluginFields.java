package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.ignored;
import static emissaryctl.coverage.CoveredField.limits;
import static emissaryctl.coverage.CoveredField.refused;
import static emissaryctl.coverage.CoveredField.sameAs;
import static emissaryctl.coverage.SharedFields.all;
import static emissaryctl.coverage.SharedFields.service;

import java.util.List;

/// RateLimitService, RateLimit, LogService and TracingService.
final class PluginFields {

    private static final String LIGHTSTEP = "for LightStep, which Envoy no longer has";

    static final List<CoveredField> RATE_LIMIT = all(
            List.of(
                    service("service"),
                    refused("protocol_version", "all but `v3`, which Envoy speaks"),
                    becomes("domain", "ratelimit.v3.RateLimit.domain")
                            .with("also decides which labels of Mappings count"),
                    becomes("timeout_ms", "ratelimit.v3.RateLimit.timeout"),
                    becomes("failure_mode_deny", "ratelimit.v3.RateLimit.failure_mode_deny"),
                    becomes(
                                    "grpc.use_resource_exhausted_code",
                                    "ratelimit.v3.RateLimit.rate_limited_as_resource_exhausted")
                            .with("ignored by Emissary (O-05)"),
                    sameAs("v3GRPC.use_resource_exhausted_code", "grpc.use_resource_exhausted_code"),
                    becomes("tls", "Cluster.transport_socket").with("v1, v2: `true` is `https://` before the service"),
                    becomes("stats_name", "Cluster.alt_stat_name"),
                    sameAs("v3StatsName", "stats_name")),
            SharedFields.EXPLICIT_TLS);

    static final List<CoveredField> LIMITS = List.of(
            limits("domain", "domain").with("also the name of the file"),
            limits("limits[].name", "rate_limit.name"),
            limits("limits[].action", "shadow_mode").with("`LogOnly` makes it true"),
            limits("limits[].pattern[].*", "descriptors"),
            limits("limits[].rate", "rate_limit.requests_per_unit"),
            limits("limits[].unit", "rate_limit.unit"),
            ignored("limits[].burstFactor", "the rate-limit server knows no bursts"),
            refused("limits[].injectRequestHeaders[].name", "no limit adds headers of its own"),
            refused("limits[].injectRequestHeaders[].value", "no limit adds headers of its own"),
            refused("limits[].injectResponseHeaders[].name", "no limit adds headers of its own"),
            refused("limits[].injectResponseHeaders[].value", "no limit adds headers of its own"),
            ignored("limits[].errorResponse.headers[].name", "Envoy refuses in its own words"),
            ignored("limits[].errorResponse.headers[].value", "Envoy refuses in its own words"),
            ignored("limits[].errorResponse.bodyTemplate", "Envoy refuses in its own words"));

    static final List<CoveredField> LOG = List.of(
            service("service"),
            becomes("driver", "HttpGrpcAccessLogConfig.common_config", "TcpGrpcAccessLogConfig.common_config"),
            becomes(
                    "driver_config.additional_log_headers[].header_name",
                    "HttpGrpcAccessLogConfig.additional_request_headers_to_log",
                    "HttpGrpcAccessLogConfig.additional_response_headers_to_log",
                    "HttpGrpcAccessLogConfig.additional_response_trailers_to_log"),
            becomes(
                    "driver_config.additional_log_headers[].during_request",
                    "HttpGrpcAccessLogConfig.additional_request_headers_to_log"),
            becomes(
                    "driver_config.additional_log_headers[].during_response",
                    "HttpGrpcAccessLogConfig.additional_response_headers_to_log"),
            becomes(
                    "driver_config.additional_log_headers[].during_trailer",
                    "HttpGrpcAccessLogConfig.additional_response_trailers_to_log"),
            becomes("flush_interval_time", "CommonGrpcAccessLogConfig.buffer_flush_interval"),
            becomes("flush_interval_byte_size", "CommonGrpcAccessLogConfig.buffer_size_bytes"),
            ignored("grpc", "the log is spoken to over HTTP/2 anyhow (O-40)"),
            refused("protocol_version", "all but `v3`, which Envoy speaks"),
            sameAs("v3ProtocolVersion", "protocol_version"),
            becomes("stats_name", "Cluster.alt_stat_name").with("ignored by Emissary (O-40)"),
            sameAs("v3StatsName", "stats_name"));

    private static final List<CoveredField> CUSTOM_TAG = List.of(
            becomes("tag", "CustomTag.tag"),
            becomes("literal.value", "CustomTag.Literal.value"),
            becomes("environment.name", "CustomTag.Environment.name"),
            becomes("environment.default_value", "CustomTag.Environment.default_value"),
            becomes("request_header.name", "CustomTag.Header.name"),
            becomes("request_header.default_value", "CustomTag.Header.default_value"));

    static final List<CoveredField> TRACING = all(
            List.of(
                    service("service"),
                    becomes("driver", "HttpConnectionManager.Tracing.provider")
                            .with("`lightstep` is an error: Envoy no longer has it"),
                    becomes("sampling.client", "HttpConnectionManager.Tracing.client_sampling"),
                    becomes("sampling.random", "HttpConnectionManager.Tracing.random_sampling"),
                    becomes("sampling.overall", "HttpConnectionManager.Tracing.overall_sampling"),
                    becomes("tag_headers[]", "HttpConnectionManager.Tracing.custom_tags", "CustomTag.Header.name")
                            .with("in v3alpha1 ignored by Emissary"),
                    ignored("config.access_token_file", LIGHTSTEP),
                    ignored("config.propagation_modes[]", LIGHTSTEP),
                    sameAs("config.v3PropagationModes[]", "config.propagation_modes[]"),
                    ignored("config.collector_cluster", "by Emissary, too: it is the cluster of `service`"),
                    becomes("config.collector_endpoint", "ZipkinConfig.collector_endpoint"),
                    becomes("config.collector_endpoint_version", "ZipkinConfig.collector_endpoint_version"),
                    becomes("config.collector_hostname", "ZipkinConfig.collector_hostname"),
                    becomes("config.shared_span_context", "ZipkinConfig.shared_span_context"),
                    becomes("config.trace_id_128bit", "ZipkinConfig.trace_id_128bit"),
                    becomes("config.service_name", "DatadogConfig.service_name", "OpenTelemetryConfig.service_name"),
                    becomes("stats_name", "Cluster.alt_stat_name"),
                    sameAs("v3StatsName", "stats_name")),
            SharedFields.below("custom_tags[]", CUSTOM_TAG),
            CUSTOM_TAG.stream()
                    .map(field -> sameAs("v3CustomTags[]." + field.path(), "custom_tags[]." + field.path()))
                    .toList());

    private PluginFields() {}
}
