package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.ignored;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Parts that several kinds have.
final class SharedFields {

    static final String CONVERSION = "written by the conversion from v2, for the way back";

    private static final String NOT_THERE = "ignored by Emissary";

    static final List<CoveredField> CIRCUIT_BREAKERS = List.of(
            becomes("priority", "CircuitBreakers.Thresholds.priority"),
            becomes("max_connections", "CircuitBreakers.Thresholds.max_connections"),
            becomes("max_pending_requests", "CircuitBreakers.Thresholds.max_pending_requests"),
            becomes("max_requests", "CircuitBreakers.Thresholds.max_requests"),
            becomes("max_retries", "CircuitBreakers.Thresholds.max_retries"));

    static final List<CoveredField> KEEPALIVE = List.of(
            becomes("time", "TcpKeepalive.keepalive_time"),
            becomes("idle_time", "TcpKeepalive.keepalive_time").with("Emissary reads `time` only (O-06)"),
            becomes("interval", "TcpKeepalive.keepalive_interval"),
            becomes("probes", "TcpKeepalive.keepalive_probes"));

    static final List<CoveredField> CORS = List.of(
            becomes("origins[]", "CorsPolicy.allow_origin_string_match", "CorsPolicy.filter_enabled"),
            becomes("methods[]", "CorsPolicy.allow_methods"),
            becomes("headers[]", "CorsPolicy.allow_headers"),
            becomes("exposed_headers[]", "CorsPolicy.expose_headers"),
            becomes("credentials", "CorsPolicy.allow_credentials"),
            becomes("max_age", "CorsPolicy.max_age"),
            ignored("v2CommaSeparatedOrigins", CONVERSION));

    static final List<CoveredField> RETRY_POLICY = List.of(
            becomes("retry_on", "RetryPolicy.retry_on"),
            becomes("num_retries", "RetryPolicy.num_retries"),
            becomes("per_try_timeout", "RetryPolicy.per_try_timeout"));

    static final List<CoveredField> LOAD_BALANCER = List.of(
            becomes("policy", "Cluster.lb_policy"),
            becomes("cookie.name", "RouteAction.HashPolicy.Cookie.name"),
            becomes("cookie.path", "RouteAction.HashPolicy.Cookie.path"),
            becomes("cookie.ttl", "RouteAction.HashPolicy.Cookie.ttl"),
            becomes("header", "RouteAction.HashPolicy.Header.header_name"),
            becomes("source_ip", "RouteAction.HashPolicy.ConnectionProperties.source_ip"));

    static final List<CoveredField> LABEL = List.of(
            becomes("source_cluster.key", "RateLimit.Action.source_cluster"),
            becomes("destination_cluster.key", "RateLimit.Action.destination_cluster"),
            becomes("remote_address.key", "RateLimit.Action.remote_address"),
            becomes("request_headers.key", "RateLimit.Action.RequestHeaders.descriptor_key"),
            becomes("request_headers.header_name", "RateLimit.Action.RequestHeaders.header_name"),
            becomes("request_headers.omit_if_not_present", "RateLimit.Action.RequestHeaders.skip_if_absent")
                    .with("ignored by Emissary"),
            becomes("generic_key.key", "RateLimit.Action.GenericKey.descriptor_key"),
            becomes("generic_key.value", "RateLimit.Action.GenericKey.descriptor_value"),
            ignored("generic_key.v2Shorthand", CONVERSION));

    static final List<CoveredField> ERROR_RESPONSE_OVERRIDES = List.of(
            becomes("on_status_code", "CustomResponse.custom_response_matcher").with(NOT_THERE),
            becomes("body.text_format", "LocalResponsePolicy.body_format", "DataSource.inline_string")
                    .with(NOT_THERE),
            becomes("body.json_format.*", "LocalResponsePolicy.body_format", "SubstitutionFormatString.json_format")
                    .with(NOT_THERE),
            becomes("body.content_type", "LocalResponsePolicy.response_headers_to_add")
                    .with(NOT_THERE),
            becomes("body.text_format_source.filename", "LocalResponsePolicy.body_format", "DataSource.filename")
                    .with(NOT_THERE));

    static final List<CoveredField> EXPLICIT_TLS =
            List.of(ignored("v2ExplicitTLS.serviceScheme", CONVERSION), ignored("v2ExplicitTLS.tls", CONVERSION));

    private SharedFields() {}

    /// A header that is added; `list` is the field of Envoy that it is put into.
    static List<CoveredField> addedHeader(String list) {
        return List.of(
                becomes("value", list, "HeaderValue.key", "HeaderValue.value"),
                becomes("append", "HeaderValueOption.append_action"),
                ignored("v2Representation", CONVERSION));
    }

    /// A selector by labels; Emissary looks at `matchLabels` only.
    static List<CoveredField> selector(String what) {
        return List.of(
                CoveredField.decides("matchLabels.*", what),
                CoveredField.decides("matchExpressions[].key", what).with("ignored by Emissary (O-21)"),
                CoveredField.decides("matchExpressions[].operator", what).with("ignored by Emissary (O-21)"),
                CoveredField.decides("matchExpressions[].values[]", what).with("ignored by Emissary (O-21)"));
    }

    /// A name or address of a service.
    static CoveredField service(String path) {
        return becomes(path, "Cluster.load_assignment", "SocketAddress.address", "SocketAddress.port_value")
                .with("`https://` gives `Cluster.transport_socket`, too");
    }

    static List<CoveredField> below(String place, Collection<CoveredField> fields) {
        return fields.stream().map(field -> field.below(place)).toList();
    }

    @SafeVarargs
    static List<CoveredField> all(Collection<CoveredField>... parts) {
        return Arrays.stream(parts).flatMap(Collection::stream).toList();
    }
}
