package emissaryctl.assemble.profile;

import emissaryctl.gateway.BootstrapSettings.RuntimeNumber;
import emissaryctl.gateway.BootstrapSettings.RuntimeValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The figures of the hardened profile. docs/hardening.md says of each where it is from and what it may break.
public final class EdgeDefaults {

    public static final int BUFFER_BYTES = 32 * 1024;

    public static final int CONCURRENT_STREAMS = 100;
    public static final int STREAM_WINDOW_BYTES = 64 * 1024;
    public static final int CONNECTION_WINDOW_BYTES = 1024 * 1024;

    public static final Duration IDLE_TIME = Duration.ofHours(1);
    public static final Duration CONNECTION_DURATION = Duration.ofDays(1);
    public static final int REQUESTS_PER_CONNECTION = 10_000;

    public static final Duration STREAM_IDLE_TIME = Duration.ofMinutes(5);
    public static final Duration REQUEST_TIME = Duration.ofMinutes(5);
    public static final Duration HEADERS_TIME = Duration.ofSeconds(10);

    public static final Duration INSPECTION_TIME = Duration.ofSeconds(5);
    public static final Duration HANDSHAKE_TIME = Duration.ofSeconds(10);

    /// Read-only ones that say how Envoy is.
    public static final List<String> ADMIN_PATHS = List.of(
            "/certs",
            "/clusters",
            "/config_dump",
            "/listeners",
            "/memory",
            "/ready",
            "/server_info",
            "/stats",
            "/stats/prometheus");

    /// Connections whose clients reset most of their requests are closed; one connection's requests wait for those of
    /// others.
    public static final Map<String, RuntimeValue> RESET_LIMITS = Map.of(
            "http.max_requests_per_io_cycle", new RuntimeNumber(1),
            "overload.premature_reset_min_stream_lifetime_seconds", new RuntimeNumber(1),
            "overload.premature_reset_total_stream_count", new RuntimeNumber(500));

    /// Those of TLS 1.2 that authenticate what they encrypt and keep the past secret.
    public static final List<String> CIPHER_SUITES = List.of(
            "ECDHE-ECDSA-AES128-GCM-SHA256",
            "ECDHE-ECDSA-AES256-GCM-SHA384",
            "ECDHE-ECDSA-CHACHA20-POLY1305",
            "ECDHE-RSA-AES128-GCM-SHA256",
            "ECDHE-RSA-AES256-GCM-SHA384",
            "ECDHE-RSA-CHACHA20-POLY1305");

    /// Those that Envoy adds to responses.
    public static final List<String> ENVOY_HEADERS = List.of(
            "x-envoy-attempt-count",
            "x-envoy-decorator-operation",
            "x-envoy-degraded",
            "x-envoy-overloaded",
            "x-envoy-ratelimited",
            "x-envoy-upstream-canary",
            "x-envoy-upstream-healthchecked-cluster",
            "x-envoy-upstream-service-time");

    private EdgeDefaults() {}
}
