package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.ignored;
import static emissaryctl.coverage.CoveredField.notApplicable;
import static emissaryctl.coverage.CoveredField.sameAs;
import static emissaryctl.coverage.SharedFields.addedHeader;
import static emissaryctl.coverage.SharedFields.all;
import static emissaryctl.coverage.SharedFields.below;
import static emissaryctl.coverage.SharedFields.service;

import java.util.List;

/// Mapping.
final class MappingFields {

    private static final String PORTAL = "for the developer portal";

    private static final List<CoveredField> MATCH = List.of(
            becomes("prefix", "RouteMatch.prefix", "RouteMatch.path", "RouteMatch.safe_regex"),
            becomes("prefix_exact", "RouteMatch.path"),
            becomes("prefix_regex", "RouteMatch.safe_regex"),
            becomes("case_sensitive", "RouteMatch.case_sensitive"),
            becomes("hostname", "RouteMatch.headers", "HeaderMatcher.string_match")
                    .with("also decides which Hosts the Mapping belongs to"),
            becomes("host", "RouteMatch.headers", "HeaderMatcher.string_match")
                    .with("in v1 and v2 a glob, as `hostname` is; in v3alpha1 an exact name"),
            becomes("host_regex", "StringMatcher.safe_regex"),
            becomes("method", "RouteMatch.headers", "StringMatcher.exact").with("a matcher for `:method`"),
            becomes("method_regex", "StringMatcher.safe_regex"),
            becomes("headers.*", "RouteMatch.headers", "StringMatcher.exact").with("v1, v2: `true` is any value"),
            becomes("regex_headers.*", "RouteMatch.headers", "StringMatcher.safe_regex"),
            becomes("query_parameters.*", "RouteMatch.query_parameters", "StringMatcher.exact")
                    .with("v1, v2: `true` is any value"),
            becomes("regex_query_parameters.*", "RouteMatch.query_parameters", "StringMatcher.safe_regex"),
            becomes("precedence", "VirtualHost.routes").with("their order"));

    private static final List<CoveredField> ACTION = List.of(
            service("service")
                    .with("`https://` gives `Cluster.transport_socket`, too; with `host_redirect` it is the target"),
            becomes("weight", "RouteMatch.runtime_fraction", "FractionalPercent.numerator"),
            becomes("rewrite", "RouteAction.prefix_rewrite"),
            becomes("regex_rewrite.pattern", "RegexMatchAndSubstitute.pattern", "RouteAction.regex_rewrite"),
            becomes("regex_rewrite.substitution", "RegexMatchAndSubstitute.substitution", "RouteAction.regex_rewrite"),
            becomes("host_rewrite", "RouteAction.host_rewrite_literal"),
            becomes("auto_host_rewrite", "RouteAction.auto_host_rewrite"),
            becomes("host_redirect", "Route.redirect", "RedirectAction.host_redirect"),
            becomes("path_redirect", "RedirectAction.path_redirect"),
            becomes("prefix_redirect", "RedirectAction.prefix_rewrite"),
            becomes("regex_redirect.pattern", "RegexMatchAndSubstitute.pattern", "RedirectAction.regex_rewrite"),
            becomes(
                    "regex_redirect.substitution",
                    "RegexMatchAndSubstitute.substitution",
                    "RedirectAction.regex_rewrite"),
            becomes("redirect_response_code", "RedirectAction.response_code"),
            becomes("shadow", "RouteAction.request_mirror_policies", "RouteAction.RequestMirrorPolicy.cluster"),
            becomes("timeout_ms", "RouteAction.timeout"),
            becomes("idle_timeout_ms", "RouteAction.idle_timeout"),
            becomes("allow_upgrade[]", "RouteAction.UpgradeConfig.upgrade_type"),
            becomes("use_websocket", "RouteAction.UpgradeConfig.upgrade_type"),
            becomes("priority", "RouteAction.priority"),
            becomes("add_linkerd_headers", "Route.request_headers_to_add"),
            becomes("remove_request_headers[]", "Route.request_headers_to_remove"),
            becomes("remove_response_headers[]", "Route.response_headers_to_remove"),
            becomes("bypass_auth", "ExtAuthzPerRoute.disabled"),
            becomes("auth_context_extensions.*", "CheckSettings.context_extensions"));

    private static final List<CoveredField> CLUSTER = List.of(
            becomes("connect_timeout_ms", "Cluster.connect_timeout"),
            becomes("cluster_idle_timeout_ms", "HttpProtocolOptions.idle_timeout"),
            becomes("cluster_max_connection_lifetime_ms", "HttpProtocolOptions.max_connection_duration"),
            becomes("cluster_tag", "Cluster.name"),
            becomes("stats_name", "Cluster.alt_stat_name"),
            sameAs("v3StatsName", "stats_name"),
            becomes("grpc", "HttpProtocolOptions.ExplicitHttpConfig.http2_protocol_options"),
            becomes("tls", "Cluster.transport_socket").with("v1, v2: `true` is `https://` before the service"),
            becomes("dns_type", "Cluster.type"),
            becomes("respect_dns_ttl", "DnsCluster.respect_dns_ttl"),
            becomes("enable_ipv4", "Cluster.dns_lookup_family"),
            becomes("enable_ipv6", "Cluster.dns_lookup_family"),
            becomes("resolver", "Cluster.type", "Cluster.load_assignment")
                    .with("endpoints come from the input or from the file of `--endpoints`"));

    private static final List<CoveredField> HEALTH_CHECKS = all(
            List.of(
                    becomes("timeout", "HealthCheck.timeout"),
                    becomes("interval", "HealthCheck.interval"),
                    becomes("healthy_threshold", "HealthCheck.healthy_threshold"),
                    becomes("unhealthy_threshold", "HealthCheck.unhealthy_threshold"),
                    becomes("health_check.http.path", "HealthCheck.HttpHealthCheck.path"),
                    becomes("health_check.http.hostname", "HealthCheck.HttpHealthCheck.host"),
                    becomes(
                            "health_check.http.remove_request_headers[]",
                            "HealthCheck.HttpHealthCheck.request_headers_to_remove"),
                    becomes("health_check.http.expected_statuses[].min", "Int64Range.start"),
                    becomes("health_check.http.expected_statuses[].max", "Int64Range.end"),
                    becomes("health_check.grpc.upstream_name", "HealthCheck.GrpcHealthCheck.service_name"),
                    becomes("health_check.grpc.authority", "HealthCheck.GrpcHealthCheck.authority")),
            below(
                    "health_check.http.add_request_headers.*",
                    addedHeader("HealthCheck.HttpHealthCheck.request_headers_to_add")));

    private static final List<CoveredField> WITHOUT_EFFECT = List.of(
            ignored("modules[]", "by Emissary, too"),
            ignored("envoy_override", "by Emissary, too"),
            ignored("outlier_detection", "reported; not supported by Emissary (O-01)"),
            notApplicable("docs.path", PORTAL),
            notApplicable("docs.url", PORTAL),
            notApplicable("docs.display_name", PORTAL),
            notApplicable("docs.ignored", PORTAL),
            notApplicable("docs.timeout_ms", PORTAL),
            ignored("v2BoolHeaders[]", SharedFields.CONVERSION),
            ignored("v2BoolQueryParameters[]", SharedFields.CONVERSION));

    static final List<CoveredField> ALL = all(
            MATCH,
            ACTION,
            below("add_request_headers.*", addedHeader("Route.request_headers_to_add")),
            below("add_response_headers.*", addedHeader("Route.response_headers_to_add")),
            below("cors", SharedFields.CORS),
            below("retry_policy", SharedFields.RETRY_POLICY),
            below("labels.*[].*[]", SharedFields.LABEL),
            List.of(becomes("labels.*[].*[]", "RouteAction.rate_limits")
                    .with("a text is a generic key, `{key: {header: name}}` a request header, as v3alpha1 has them")),
            below("error_response_overrides[]", SharedFields.ERROR_RESPONSE_OVERRIDES),
            List.of(becomes("bypass_error_response_overrides", "LuaPerRoute.disabled", "route.v3.FilterConfig.disabled")
                    .with("ignored by Emissary")),
            CLUSTER,
            below("load_balancer", SharedFields.LOAD_BALANCER),
            below("circuit_breakers[]", SharedFields.CIRCUIT_BREAKERS),
            below("keepalive", SharedFields.KEEPALIVE),
            below("health_checks[]", HEALTH_CHECKS),
            HEALTH_CHECKS.stream()
                    .map(field -> sameAs("v3health_checks[]." + field.path(), "health_checks[]." + field.path()))
                    .toList(),
            SharedFields.EXPLICIT_TLS,
            WITHOUT_EFFECT);

    private MappingFields() {}
}
