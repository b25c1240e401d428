package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.ignored;
import static emissaryctl.coverage.CoveredField.refused;
import static emissaryctl.coverage.CoveredField.sameAs;
import static emissaryctl.coverage.SharedFields.all;
import static emissaryctl.coverage.SharedFields.below;
import static emissaryctl.coverage.SharedFields.service;

import java.util.List;

/// AuthService, and Module `authentication`, which says the same.
final class AuthServiceFields {

    private static final List<CoveredField> SHARED = all(
            List.of(
                    service("auth_service"),
                    becomes("proto", "ExtAuthz.http_service", "ExtAuthz.grpc_service"),
                    refused("protocol_version", "`v2` with `proto: grpc`: Envoy speaks v3 only"),
                    becomes("timeout_ms", "HttpUri.timeout", "GrpcService.timeout"),
                    becomes("path_prefix", "HttpService.path_prefix"),
                    becomes("tls", "Cluster.transport_socket").with("v1, v2: `true` is `https://` before the service"),
                    becomes("allowed_request_headers[]", "ExtAuthz.allowed_headers"),
                    becomes(
                            "allowed_authorization_headers[]",
                            "AuthorizationResponse.allowed_upstream_headers",
                            "AuthorizationResponse.allowed_client_headers"),
                    becomes("add_auth_headers.*", "AuthorizationRequest.headers_to_add")
                            .with("with `proto: http`"),
                    becomes("add_linkerd_headers", "AuthorizationRequest.headers_to_add")
                            .with("with `proto: http`"),
                    becomes("allow_request_body", "ExtAuthz.with_request_body"),
                    becomes("include_body.max_bytes", "BufferSettings.max_request_bytes"),
                    becomes("include_body.allow_partial", "BufferSettings.allow_partial_message"),
                    becomes("failure_mode_allow", "ExtAuthz.failure_mode_allow"),
                    becomes("status_on_error.code", "ExtAuthz.status_on_error", "HttpStatus.code"),
                    becomes("stats_name", "Cluster.alt_stat_name")),
            below("circuit_breakers[]", SharedFields.CIRCUIT_BREAKERS),
            SharedFields.EXPLICIT_TLS);

    static final List<CoveredField> ALL = all(
            SHARED,
            List.of(sameAs("v3StatsName", "stats_name")),
            SharedFields.CIRCUIT_BREAKERS.stream()
                    .map(field -> sameAs("v3CircuitBreakers[]." + field.path(), "circuit_breakers[]." + field.path()))
                    .toList());

    static final List<CoveredField> MODULE = all(SHARED, List.of(ignored("allowed_headers[]", "by Emissary, too")));

    private AuthServiceFields() {}
}
