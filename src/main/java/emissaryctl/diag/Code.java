package emissaryctl.diag;

import java.util.Arrays;
import java.util.Optional;

/// The name of a kind of finding: a stable identifier (`EMC` + 4 digits, never reused) and a readable name. These
/// are all that the program can say.
public enum Code {
    YAML_SYNTAX("EMC0001", "yaml-syntax"),
    YAML_DUPLICATE_KEY("EMC0002", "yaml-duplicate-key"),
    YAML_AMBIGUITY("EMC0003", "yaml-ambiguity"),
    YAML_MERGE_KEY("EMC0004", "yaml-merge-key"),
    YAML_RESOURCE_LIMIT("EMC0005", "yaml-resource-limit"),
    UNKNOWN_FIELD("EMC0006", "unknown-field"),
    WRONG_TYPE("EMC0007", "wrong-type"),
    FIELD_IN_WRONG_PLACE("EMC0008", "field-in-wrong-place"),
    MISSING_REQUIRED_FIELD("EMC0009", "missing-required-field"),
    INVALID_ENUM("EMC0010", "invalid-enum"),
    DUPLICATE_RESOURCE("EMC0011", "duplicate-resource"),
    SAME_NAME_OTHER_NAMESPACE("EMC0012", "same-name-other-namespace"),
    MODULE_NOT_NAMED_AMBASSADOR("EMC0013", "module-not-named-ambassador"),
    PLACEHOLDER_LEFT_IN("EMC0014", "placeholder-left-in"),
    INVALID_VALUE("EMC0015", "invalid-value"),
    UNSUPPORTED_RESOURCE("EMC0016", "unsupported-resource"),
    INPUT_UNREADABLE("EMC0017", "input-unreadable"),
    NAME_NOT_DNS("EMC0018", "name-not-dns"),
    CONFIG_INVALID("EMC0096", "config-invalid"),
    SUPPRESSION_INVALID("EMC0098", "suppression-invalid"),
    UNUSED_SUPPRESSION("EMC0099", "unused-suppression"),
    NO_LISTENER("EMC1001", "no-listener"),
    NO_HOST("EMC1002", "no-host"),
    MAPPING_NO_HOSTNAME("EMC1003", "mapping-no-hostname"),
    MAPPING_HOST_MISMATCH("EMC1004", "mapping-host-mismatch"),
    HOST_GLOB_IN_EXACT_HOST("EMC1005", "host-glob-in-exact-host"),
    HOST_AND_HOSTNAME("EMC1006", "host-and-hostname"),
    MID_STRING_WILDCARD("EMC1007", "mid-string-wildcard"),
    HOST_PORT_IN_HOSTNAME("EMC1008", "host-port-in-hostname"),
    LISTENER_HOST_BINDING("EMC1009", "listener-host-binding"),
    AMBASSADOR_ID_MISMATCH("EMC1010", "ambassador-id-mismatch"),
    DUPLICATE_LISTENER_PORT("EMC1011", "duplicate-listener-port"),
    MAPPING_SELECTOR_CLASH("EMC1012", "mapping-selector-clash"),
    DEPRECATED_HOST_SELECTOR("EMC1013", "deprecated-host-selector"),
    SELECTOR_MATCH_EXPRESSIONS("EMC1014", "selector-matchexpressions"),
    HTTPS_LISTENER_WITHOUT_TLS_HOST("EMC1015", "https-listener-without-tls-host"),
    LISTENER_INVALID("EMC1016", "listener-invalid"),
    HOSTNAME_CLAIMED_TWICE("EMC1017", "hostname-claimed-twice"),
    GRPC_REWRITE("EMC2004", "grpc-rewrite"),
    REGEX_NOT_RE2("EMC2007", "regex-not-re2"),
    CANARY_WEIGHT_OVER_100("EMC2013", "canary-weight-over-100"),
    CANARY_WEIGHT_UNDER_100("EMC2014", "canary-weight-under-100"),
    CANARY_ATTRIBUTE_MISMATCH("EMC2016", "canary-attribute-mismatch"),
    CONFLICTING_REDIRECTS("EMC2018", "conflicting-redirects"),
    PREFIX_NO_LEADING_SLASH("EMC2019", "prefix-no-leading-slash"),
    REWRITE_IGNORED("EMC2020", "rewrite-ignored"),
    HOST_REWRITE_CONFLICT("EMC2021", "host-rewrite-conflict"),
    RETRY_ON_INVALID("EMC3007", "retry-on-list"),
    CIRCUIT_BREAKER_INVALID("EMC3009", "circuit-breaker-invalid"),
    LB_NEEDS_ENDPOINT_RESOLVER("EMC3010", "lb-needs-endpoint-resolver"),
    LB_INVALID("EMC3011", "lb-hash-incomplete"),
    HEALTH_CHECK_INVALID("EMC3012", "health-check-invalid"),
    TLS_SECRET_MISSING("EMC4001", "tls-secret-missing"),
    TLS_SECRET_MALFORMED("EMC4002", "tls-secret-malformed"),
    TLS_KEY_MISMATCH("EMC4003", "tls-key-mismatch"),
    TLS_CERT_EXPIRED("EMC4004", "tls-cert-expired"),
    TLS_CERT_HOSTNAME("EMC4005", "tls-cert-hostname"),
    TLS_WEAK_KEY("EMC4006", "tls-weak-key"),
    TLS_CHAIN_INCOMPLETE("EMC4007", "tls-chain-incomplete"),
    TLS_MIN_VERSION("EMC4008", "tls-min-version"),
    TLS_VERSION_INVERTED("EMC4009", "tls-version-inverted"),
    TLS_CIPHER("EMC4010", "tls-cipher"),
    HOST_TLSCONTEXT_CONFLICT("EMC4011", "host-tlscontext-conflict"),
    CLEARTEXT_INSECURE_ROUTE("EMC4012", "cleartext-insecure-route"),
    UPSTREAM_TLS_UNVERIFIED("EMC4013", "upstream-tls-unverified"),
    UPSTREAM_TLS_DOWNGRADED("EMC4014", "upstream-tls-downgraded"),
    TLSCONTEXT_INVALID("EMC4015", "tlscontext-invalid"),
    AUTHSERVICE_INVALID("EMC5001", "authservice-invalid-fails-open"),
    MULTIPLE_AUTHSERVICES("EMC5002", "multiple-authservices"),
    BYPASS_AUTH_BROAD("EMC5003", "bypass-auth-broad"),
    BYPASS_AUTH_USELESS("EMC5004", "bypass-auth-useless"),
    AUTH_FAILURE_MODE_ALLOW("EMC5005", "auth-failure-mode-allow"),
    AUTH_PATH_CONFUSION("EMC5006", "auth-path-confusion"),
    CORS_WILDCARD_CREDENTIALS("EMC5007", "cors-wildcard-credentials"),
    CORS_ORIGIN_INVALID("EMC5008", "cors-origin-invalid"),
    CORS_PREFLIGHT_UNMATCHED("EMC5009", "cors-headers-match-kills-preflight"),
    REDIRECT_LOOP("EMC5010", "redirect-loop-l7-lb"),
    XFF_TRUST("EMC5011", "xff-trust"),
    IP_ALLOW_INVALID("EMC5012", "ip-allow-invalid"),
    HEADER_MUTATION_INVALID("EMC5013", "header-mutation-invalid"),
    SECRET_IN_PLAIN_TEXT("EMC5014", "secret-in-plain-text"),
    LUA_SCRIPT("EMC5015", "lua-script"),
    RATELIMIT_LEGACY_LABEL_SYNTAX("EMC6001", "ratelimit-legacy-label-syntax"),
    RATELIMIT_NO_SERVICE("EMC6002", "ratelimit-no-service"),
    RATELIMIT_DOMAIN_MISMATCH("EMC6003", "ratelimit-domain-mismatch"),
    RATELIMIT_PROTOCOL_VERSION("EMC6004", "ratelimit-protocol-version"),
    MULTIPLE_RATELIMITSERVICES("EMC6005", "multiple-ratelimitservices"),
    RATELIMIT_HEADER_BYPASS("EMC6006", "ratelimit-header-bypass"),
    RATELIMIT_FAIL_OPEN("EMC6007", "ratelimit-fail-open"),
    RATELIMIT_LABEL_SHAPE("EMC6008", "ratelimit-label-shape"),
    SERVICE_NOT_FOUND("EMC7001", "service-not-found"),
    SERVICE_PORT_MISSING("EMC7002", "service-port-missing"),
    SERVICE_PORT_NOT_EXPOSED("EMC7003", "service-port-not-exposed"),
    SERVICE_NAMESPACE("EMC7004", "service-namespace"),
    ENDPOINT_RESOLVER_FQDN("EMC7005", "endpoint-resolver-fqdn"),
    RESOLVER_UNKNOWN("EMC7006", "resolver-unknown"),
    RESOLVER_NEEDS_ENDPOINTS("EMC7007", "resolver-needs-endpoints"),
    CONSUL_OFFLINE("EMC7008", "consul-offline"),
    GRPC_HTTP1_PORT("EMC7009", "grpc-http1-port"),
    EXTERNAL_NAME_HOST_HEADER("EMC7010", "external-name-host-header"),
    TCPMAPPING_PORT_CONFLICT("EMC7011", "tcpmapping-port-conflict"),
    DNS_IPV6_TTL("EMC7012", "dns-ipv6-ttl"),
    SERVICE_MALFORMED("EMC7013", "service-malformed"),
    CLUSTER_SETTINGS_LOST("EMC7014", "cluster-settings-lost"),
    TCPMAPPING_NO_TLS("EMC7015", "tcpmapping-no-tls"),
    ENDPOINTS_UNUSED("EMC7016", "endpoints-unused"),
    NO_OVERLOAD_MANAGER("EMC8001", "no-overload-manager"),
    MEMORY_LIMIT_TOO_SMALL("EMC8002", "memory-limit-too-small"),
    CPU_LIMIT_PRESENT("EMC8003", "cpu-limit-present"),
    BUFFER_LIMITS_DEFAULT("EMC8004", "buffer-limits-default"),
    HTTP2_LIMITS("EMC8005", "http2-limits"),
    HEADERS_UNDERSCORES("EMC8007", "headers-underscores"),
    MAX_REQUEST_HEADERS("EMC8008", "max-request-headers"),
    ADMIN_EXPOSED("EMC8009", "admin-exposed"),
    LISTENER_IDLE("EMC8010", "listener-idle"),
    MODULE_VALUE_INVALID("EMC8012", "module-value-invalid"),
    ENVOY_REJECTS("EMC8013", "envoy-rejects"),
    ENVOY_WARNS("EMC8014", "envoy-warns"),
    API_VERSION_V2("EMC9001", "api-version-v2"),
    API_VERSION_V1("EMC9002", "api-version-v1-v0"),
    ANNOTATION_CONFIG("EMC9003", "annotation-config"),
    ERROR_RESPONSE_OVERRIDES("EMC9004", "error-response-overrides"),
    REMOVED_FIELD("EMC9005", "removed-field"),
    USE_WEBSOCKET("EMC9006", "use-websocket"),
    EDGE_STACK_ONLY("EMC9007", "edge-stack-only"),
    PLUGIN_FILTER("EMC9008", "plugin-filter"),
    MULTIPLE_SERVICES("EMC9009", "tracing-multiple"),
    SERVICE_PLUGIN_INVALID("EMC9010", "service-plugin-invalid");

    private final String id;
    private final String slug;

    Code(String id, String slug) {
        this.id = id;
        this.slug = slug;
    }

    /// The code with this identifier or name, in any case.
    public static Optional<Code> find(String word) {
        return Arrays.stream(values())
                .filter(code -> code.id.equalsIgnoreCase(word) || code.slug.equalsIgnoreCase(word))
                .findFirst();
    }

    public String id() {
        return id;
    }

    /// The readable name, such as `unknown-field`.
    public String slug() {
        return slug;
    }
}
