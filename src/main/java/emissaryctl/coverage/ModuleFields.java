package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.decides;
import static emissaryctl.coverage.CoveredField.ignored;
import static emissaryctl.coverage.CoveredField.notApplicable;
import static emissaryctl.coverage.SharedFields.addedHeader;
import static emissaryctl.coverage.SharedFields.all;
import static emissaryctl.coverage.SharedFields.below;

import java.util.List;

/// Module `ambassador`.
final class ModuleFields {

    private static final String OLD = "by Emissary, too";
    private static final String ANSWERED = "Envoy answers probes itself (O-64)";
    private static final String DIAGNOSTICS = "of Emissary's own process (O-64)";
    private static final String GZIP_OFF = "by Emissary, too; the block itself turns compression on";

    private static final List<CoveredField> CONNECTIONS = List.of(
            becomes("admin_port", "Bootstrap.admin", "Admin.address", "SocketAddress.port_value")
                    .with("the address is loopback"),
            becomes("allow_chunked_length", "Http1ProtocolOptions.allow_chunked_length"),
            becomes("buffer_limit_bytes", "Listener.per_connection_buffer_limit_bytes"),
            becomes("enable_http10", "Http1ProtocolOptions.accept_http_10"),
            becomes("forward_client_cert_details", "HttpConnectionManager.forward_client_cert_details"),
            becomes(
                    "set_current_client_cert_details",
                    "HttpConnectionManager.SetCurrentClientCertDetails.subject",
                    "HttpConnectionManager.SetCurrentClientCertDetails.cert",
                    "HttpConnectionManager.SetCurrentClientCertDetails.chain",
                    "HttpConnectionManager.SetCurrentClientCertDetails.dns",
                    "HttpConnectionManager.SetCurrentClientCertDetails.uri"),
            becomes("header_case_overrides", "Http1ProtocolOptions.HeaderKeyFormat.stateful_formatter")
                    .with("all headers keep the case that the peer wrote (O-12)"),
            becomes("proper_case", "Http1ProtocolOptions.HeaderKeyFormat.proper_case_words"),
            becomes("headers_with_underscores_action", "HttpProtocolOptions.headers_with_underscores_action"),
            becomes("listener_idle_timeout_ms", "HttpProtocolOptions.idle_timeout"),
            becomes("max_request_headers_kb", "HttpConnectionManager.max_request_headers_kb"),
            becomes("merge_slashes", "HttpConnectionManager.merge_slashes"),
            becomes("reject_requests_with_escaped_slashes", "HttpConnectionManager.path_with_escaped_slashes_action"),
            becomes("strip_matching_host_port", "HttpConnectionManager.strip_matching_host_port"),
            becomes("suppress_envoy_headers", "Router.suppress_envoy_headers"),
            becomes("preserve_external_request_id", "HttpConnectionManager.preserve_external_request_id"),
            becomes("server_name", "HttpConnectionManager.server_name"),
            becomes("use_remote_address", "HttpConnectionManager.use_remote_address"));

    private static final List<CoveredField> LOGS = List.of(
            becomes("envoy_log_type", "SubstitutionFormatString.json_format", "FileAccessLog.log_format"),
            becomes("envoy_log_path", "FileAccessLog.path"),
            becomes("envoy_log_format", "FileAccessLog.log_format", "SubstitutionFormatString.text_format_source"));

    private static final List<CoveredField> FILTERS = List.of(
            becomes("buffer.max_request_bytes", "Buffer.max_request_bytes"),
            ignored("buffer.max_request_time", "reported; Envoy no longer has it"),
            becomes("enable_grpc_http11_bridge", "HttpConnectionManager.http_filters", "HttpFilter.name"),
            becomes("enable_grpc_web", "HttpConnectionManager.http_filters", "HttpFilter.name"),
            becomes("grpc_stats.all_methods", "grpc_stats.v3.FilterConfig.stats_for_all_methods"),
            becomes("grpc_stats.services[].name", "GrpcMethodList.Service.name"),
            becomes("grpc_stats.services[].method_names[]", "GrpcMethodList.Service.method_names"),
            becomes("grpc_stats.upstream_stats", "grpc_stats.v3.FilterConfig.enable_upstream_stats"),
            ignored("gzip.enabled", GZIP_OFF),
            becomes("gzip.memory_level", "Gzip.memory_level"),
            becomes("gzip.min_content_length", "Compressor.CommonDirectionConfig.min_content_length"),
            becomes("gzip.compression_level", "Gzip.compression_level"),
            becomes("gzip.compression_strategy", "Gzip.compression_strategy"),
            becomes("gzip.window_bits", "Gzip.window_bits"),
            becomes("gzip.content_type[]", "Compressor.CommonDirectionConfig.content_type_matcher"),
            becomes("gzip.disable_on_etag_header", "Compressor.ResponseDirectionConfig.disable_on_etag_header"),
            becomes(
                    "gzip.remove_accept_encoding_header",
                    "Compressor.ResponseDirectionConfig.remove_accept_encoding_header"),
            becomes("ip_allow[].*", "Policy.principals", "Principal.direct_remote_ip", "Principal.remote_ip"),
            becomes(
                    "ip_deny[].*",
                    "Policy.principals",
                    "Principal.direct_remote_ip",
                    "Principal.remote_ip",
                    "RBAC.action"),
            becomes("lua_scripts", "Lua.default_source_code"));

    private static final List<CoveredField> FOR_MAPPINGS = all(
            List.of(
                    becomes("add_linkerd_headers", "Route.request_headers_to_add"),
                    becomes("cluster_idle_timeout_ms", "HttpProtocolOptions.idle_timeout"),
                    becomes("cluster_max_connection_lifetime_ms", "HttpProtocolOptions.max_connection_duration"),
                    becomes("cluster_request_timeout_ms", "RouteAction.timeout"),
                    becomes("enable_ipv4", "Cluster.dns_lookup_family"),
                    becomes("enable_ipv6", "Cluster.dns_lookup_family"),
                    becomes("resolver", "Cluster.type", "Cluster.load_assignment"),
                    decides(
                            "use_ambassador_namespace_for_service_resolution",
                            "which namespace a service without one is in"),
                    becomes("regex_max_size", "RuntimeLayer.static_layer"),
                    becomes("default_label_domain", "ratelimit.v3.RateLimit.domain", "RouteAction.rate_limits")),
            below("default_labels.*.defaults[]", SharedFields.LABEL),
            below("circuit_breakers[]", SharedFields.CIRCUIT_BREAKERS),
            below("cors", SharedFields.CORS),
            below("keepalive", SharedFields.KEEPALIVE),
            below("load_balancer", SharedFields.LOAD_BALANCER),
            below("retry_policy", SharedFields.RETRY_POLICY));

    private static final List<CoveredField> DEFAULTS = all(
            below("add_request_headers.*", addedHeader("Route.request_headers_to_add")),
            below("add_response_headers.*", addedHeader("Route.response_headers_to_add")),
            List.of(
                    becomes("remove_request_headers[]", "Route.request_headers_to_remove"),
                    becomes("remove_response_headers[]", "Route.response_headers_to_remove"),
                    becomes("stats_name", "Cluster.alt_stat_name")));

    private static final List<CoveredField> PROBE = List.of(
            becomes("enabled", "Route.direct_response"),
            becomes("prefix", "RouteMatch.prefix"),
            ignored("rewrite", ANSWERED),
            ignored("service", ANSWERED),
            ignored("allow_non_local", "by Emissary, too"));

    private static final List<CoveredField> WITHOUT_EFFECT = List.of(
            becomes("runtime_flags", "RuntimeLayer.static_layer").with("those that Emissary passes on"),
            notApplicable("diagnostics.enabled", DIAGNOSTICS),
            notApplicable("diagnostics.prefix", DIAGNOSTICS),
            notApplicable("diagnostics.rewrite", DIAGNOSTICS),
            notApplicable("diagnostics.service", DIAGNOSTICS),
            notApplicable("diagnostics.allow_non_local", DIAGNOSTICS),
            notApplicable("diag_port", DIAGNOSTICS),
            notApplicable("debug_mode", DIAGNOSTICS),
            notApplicable("envoy_validation_timeout", "`--check` asks Envoy"),
            notApplicable("statsd", "the options of docs/render.md say where statistics go"),
            ignored("auth_enabled", OLD),
            ignored("features", OLD),
            ignored("prune_unreachable_routes", OLD),
            ignored("regex_type", "by Emissary, too; all expressions are RE2"),
            ignored("service_port", "by Emissary, too; a Listener says its port"),
            ignored("use_proxy_proto", "by Emissary, too; a Listener says `protocol: HTTPPROXY`"),
            ignored("x_forwarded_proto_redirect", "by Emissary, too; a Host says `requestPolicy`"),
            ignored("xff_num_trusted_hops", "by Emissary, too; a Listener says `l7Depth`"));

    static final List<CoveredField> ALL = all(
            CONNECTIONS,
            FILTERS,
            LOGS,
            below("error_response_overrides[]", SharedFields.ERROR_RESPONSE_OVERRIDES),
            FOR_MAPPINGS,
            below("defaults.httpmapping", DEFAULTS),
            below("defaults", DEFAULTS),
            List.of(decides(
                    "defaults.tls_secret_namespacing", "whether a dot in the name of a Secret begins its namespace")),
            below("liveness_probe", PROBE),
            below("readiness_probe", PROBE),
            WITHOUT_EFFECT,
            List.of(CoveredField.refused("tls", "a Module called `tls` or a TLSContext says it")));

    private ModuleFields() {}
}
