package emissaryctl.assemble.profile;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the hardened profile adds to the recommended one, and that what the resources say counts more.
class HardenedProfileTest {

    private static final String SHOP_CERT = "testdata/certificates/shop-cert.yaml";

    private static final String HTTP = listener("http", "HTTP", "")
            + resource("Host", "everyone", "hostname: '*', requestPolicy: {insecure: {action: Route}}")
            + mapping("shop", "service: shop");

    private static String listener(String name, String protocol, String more) {
        return resource(
                "Listener",
                name,
                "port: 8080, protocol: %s, securityModel: XFP, hostBinding: {namespace: {from: ALL}}%s"
                        .formatted(protocol, more));
    }

    private static String mapping(String name, String spec) {
        return resource("Mapping", name, "hostname: '*', prefix: /%s/, %s".formatted(name, spec));
    }

    private static String module(String config) {
        return resource("Module", "ambassador", "config: {" + config + "}");
    }

    private static String resource(String kind, String name, String spec) {
        return """
                apiVersion: getambassador.io/v3alpha1
                kind: %s
                metadata: {name: %s}
                spec: {%s}
                ---
                """.formatted(kind, name, spec);
    }

    private static Run run(String profile, String input, String... more) {
        List<String> line = new ArrayList<>(List.of("render", "-", "--no-origin", "--profile", profile));
        line.addAll(List.of(more));
        return Run.withInput(input, line.toArray(String[]::new));
    }

    private static String hardened(String input, String... more) {
        Run run = run("hardened", input, more);
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    private static String recommended(String input) {
        return run("recommended", input).out();
    }

    /// The value of a field wherever it stands.
    private static List<String> all(String field, String output) {
        return output.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(field + ": "))
                .map(line -> line.substring(field.length() + 2))
                .toList();
    }

    @Test
    void leavesChoices() {
        for (String option : List.of("--request-timeout=1m", "--stream-window=1Mi", "--admin-path=/a")) {
            assertThat(hardened(HTTP, option)).isNotEmpty();
            for (String profile : List.of("recommended", "parity")) {
                Run run = run(profile, HTTP, option);
                assertThat(run.exit()).isEqualTo(2);
                assertThat(run.err())
                        .contains(option.substring(0, option.indexOf('='))
                                + " has no meaning without --profile hardened");
            }
        }
    }

    @Test
    void limitsAdminPaths() {
        assertThat(recommended(HTTP)).contains("admin:").doesNotContain("allow_paths:");
        assertThat(hardened(HTTP)).contains("- exact: /config_dump\n", "- prefix: /stats?\n");
        assertThat(hardened(HTTP)).doesNotContain("quitquitquit", "drain_listeners", "/runtime_modify");
        assertThat(hardened(HTTP, "--admin-path", "/drain_listeners"))
                .contains("- exact: /drain_listeners\n", "- exact: /ready\n");
    }

    @Test
    void limitsBuffers() {
        String field = "per_connection_buffer_limit_bytes";
        assertThat(recommended(HTTP)).doesNotContain(field);
        // the Listener, the one that answers /ready, the cluster
        assertThat(all(field, hardened(HTTP))).containsExactly("32768", "32768", "32768");
        assertThat(all(field, hardened(HTTP + module("buffer_limit_bytes: 5000"))))
                .containsExactly("5000", "5000", "5000");
        String large = hardened(HTTP + auth("include_body: {max_bytes: 100000, allow_partial: true}"));
        assertThat(all(field, large)).hasSize(4).containsOnly("100000");
        assertThat(all("initial_stream_window_size", large)).containsOnly("100000");
        String small = hardened(HTTP + auth("include_body: {max_bytes: 1000, allow_partial: true}"));
        assertThat(all(field, small)).hasSize(4).containsOnly("32768");
        assertThat(all(
                        field,
                        hardened(HTTP
                                + module("buffer_limit_bytes: 5000")
                                + auth("include_body: {max_bytes: 100000, allow_partial: true}"))))
                .hasSize(4)
                .containsOnly("5000");
    }

    private static String auth(String more) {
        return resource("AuthService", "auth", "auth_service: auth, proto: http, " + more);
    }

    @Test
    void limitsStreams() {
        assertThat(recommended(HTTP)).doesNotContain("http2_protocol_options:");
        assertThat(all("max_concurrent_streams", hardened(HTTP))).containsExactly("100");
        assertThat(all("initial_stream_window_size", hardened(HTTP))).containsExactly("65536");
        assertThat(all("initial_connection_window_size", hardened(HTTP))).containsExactly("1048576");
        String wide = hardened(HTTP, "--stream-window", "4Mi");
        assertThat(all("initial_stream_window_size", wide)).containsExactly("4194304");
        assertThat(all("initial_connection_window_size", wide)).containsExactly("4194304");
        String own = HTTP.replace("from: ALL}}", "from: ALL}}, http2MaxConcurrentStreams: 7");
        assertThat(all("max_concurrent_streams", hardened(own))).containsExactly("7");
        String quic = resource(
                        "Listener",
                        "quic",
                        "port: 8443, protocolStack: [TLS, HTTP, UDP], securityModel: XFP,"
                                + " http2MaxConcurrentStreams: 7, hostBinding: {namespace: {from: ALL}}")
                + resource("Host", "shop", "hostname: shop.example.com, tlsSecret: {name: shop-cert}");
        assertThat(all("max_concurrent_streams", hardened(quic, SHOP_CERT))).containsExactly("7", "7");
        assertThat(run("recommended", quic, SHOP_CERT).out()).contains("http3_protocol_options: {}");
    }

    @Test
    void limitsResets() {
        String total = "overload.premature_reset_total_stream_count";
        assertThat(recommended(HTTP)).doesNotContain(total, "max_requests_per_connection");
        assertThat(all(total, hardened(HTTP))).containsExactly("500");
        assertThat(all("overload.premature_reset_min_stream_lifetime_seconds", hardened(HTTP)))
                .containsExactly("1");
        assertThat(all("http.max_requests_per_io_cycle", hardened(HTTP))).containsExactly("1");
        assertThat(all("max_requests_per_connection", hardened(HTTP))).containsExactly("10000");
        assertThat(all(total, hardened(HTTP + module("runtime_flags: {" + total + ": 9}"))))
                .containsExactly("9");
    }

    @Test
    void boundsClientTimes() {
        assertThat(recommended(HTTP)).doesNotContain("request_timeout:", "max_connection_duration:", "idle_timeout:");
        assertThat(all("stream_idle_timeout", hardened(HTTP))).containsExactly("300s");
        assertThat(all("request_timeout", hardened(HTTP))).containsExactly("300s");
        assertThat(all("request_headers_timeout", hardened(HTTP))).containsExactly("10s");
        assertThat(all("max_connection_duration", hardened(HTTP))).containsExactly("86400s");
        assertThat(all("idle_timeout", hardened(HTTP))).containsExactly("3600s", "3600s");
        assertThat(all("idle_timeout", hardened(HTTP + module("listener_idle_timeout_ms: 5000"))))
                .containsExactly("5s", "5s");
        assertThat(all("request_timeout", hardened(HTTP, "--request-timeout", "1h30m")))
                .containsExactly("5400s");
        assertThat(all("request_timeout", hardened(HTTP, "--request-timeout", "0")))
                .containsExactly("0s");
    }

    @Test
    void boundsHandshakes() {
        String input = listener("https", "HTTPS", "")
                + resource("Host", "shop", "hostname: shop.example.com, tlsSecret: {name: shop-cert}");
        assertThat(run("recommended", input, SHOP_CERT).out())
                .doesNotContain("listener_filters_timeout:", "transport_socket_connect_timeout:");
        assertThat(all("listener_filters_timeout", hardened(input, SHOP_CERT))).containsExactly("5s");
        // not where there is no handshake
        assertThat(all("transport_socket_connect_timeout", hardened(input, SHOP_CERT)))
                .containsExactly("10s");
    }

    @Test
    void mergesSlashes() {
        assertThat(recommended(HTTP)).doesNotContain("merge_slashes:");
        assertThat(all("merge_slashes", hardened(HTTP))).containsExactly("true");
        assertThat(hardened(HTTP + module("merge_slashes: false"))).doesNotContain("merge_slashes:");
    }

    @Test
    void unescapesSlashes() {
        String field = "path_with_escaped_slashes_action";
        assertThat(recommended(HTTP)).doesNotContain(field);
        assertThat(all(field, hardened(HTTP))).containsExactly("UNESCAPE_AND_REDIRECT");
        assertThat(all(field, hardened(HTTP + module("reject_requests_with_escaped_slashes: true"))))
                .containsExactly("REJECT_REQUEST");
        assertThat(hardened(HTTP + module("reject_requests_with_escaped_slashes: false")))
                .doesNotContain(field);
        // a redirect to `//other.example` would lead away
        assertThat(all(field, hardened(HTTP + module("merge_slashes: false")))).containsExactly("REJECT_REQUEST");
    }

    @Test
    void rejectsUnderscores() {
        String field = "headers_with_underscores_action";
        assertThat(recommended(HTTP)).doesNotContain(field);
        assertThat(all(field, hardened(HTTP))).containsExactly("REJECT_REQUEST");
        assertThat(all(field, hardened(HTTP + module(field + ": DROP_HEADER")))).containsExactly("DROP_HEADER");
        assertThat(hardened(HTTP + module(field + ": ALLOW"))).doesNotContain("REJECT_REQUEST");
    }

    @Test
    void stripsHostPorts() {
        assertThat(recommended(HTTP)).doesNotContain("strip_any_host_port");
        assertThat(all("strip_any_host_port", hardened(HTTP))).containsExactly("true");
        String own = hardened(HTTP + module("strip_matching_host_port: true"));
        assertThat(own).contains("strip_matching_host_port: true").doesNotContain("strip_any_host_port");
        for (String decides : List.of(
                module("strip_matching_host_port: false"),
                resource(
                        "Host",
                        "port",
                        "hostname: 'shop.example.com:8080', requestPolicy: {insecure: {action: Route}}"),
                resource("Mapping", "port", "hostname: 'a.example.com:8080', prefix: /a/, service: a"),
                mapping("header", "service: a, headers: {':authority': 'a.example.com:81'}"),
                mapping("regex", "service: a, regex_headers: {Host: '.*:81'}"))) {
            assertThat(run("hardened", HTTP + decides).out())
                    .as(decides)
                    .isNotEmpty()
                    .doesNotContain("strip_any_host_port");
        }
    }

    @Test
    void stripsTrailingDots() {
        assertThat(recommended(HTTP)).doesNotContain("strip_trailing_host_dot");
        assertThat(all("strip_trailing_host_dot", hardened(HTTP))).containsExactly("true");
    }

    @Test
    void raisesTlsFloor() {
        assertThat(run("recommended", tls(""), SHOP_CERT).out()).doesNotContain("tls_params:");
        String floor = hardened(tls(""), SHOP_CERT);
        assertThat(all("tls_minimum_protocol_version", floor)).containsExactly("TLSv1_2");
        assertThat(floor).contains("- ECDHE-RSA-AES128-GCM-SHA256\n").doesNotContain("-SHA\n", "- AES");

        String newer = hardened(tls("min_tls_version: v1.3"), SHOP_CERT);
        assertThat(all("tls_minimum_protocol_version", newer)).containsExactly("TLSv1_3");
        String older = hardened(tls("min_tls_version: v1.0"), SHOP_CERT);
        assertThat(all("tls_minimum_protocol_version", older)).containsExactly("TLSv1_0");
        assertThat(older).doesNotContain("cipher_suites:");
        assertThat(hardened(tls("max_tls_version: v1.1"), SHOP_CERT))
                .doesNotContain("cipher_suites:", "tls_minimum_protocol_version:");
        String ciphers = hardened(tls("cipher_suites: [AES128-SHA]"), SHOP_CERT);
        assertThat(ciphers).contains("- AES128-SHA\n").doesNotContain("ECDHE");
        assertThat(all("tls_minimum_protocol_version", ciphers)).containsExactly("TLSv1_2");
    }

    private static String tls(String settings) {
        return listener("https", "HTTPS", "")
                + resource(
                        "Host",
                        "shop",
                        "hostname: shop.example.com, tlsSecret: {name: shop-cert}, tls: {" + settings + "}");
    }

    @Test
    void verifiesUpstreams() {
        String named = HTTP + mapping("inner", "service: 'https://Inner.example.com.:8443'");
        assertThat(recommended(named)).doesNotContain("trusted_ca:", "sni:");
        assertThat(all("filename", hardened(named))).containsExactly("/etc/ssl/certs/ca-certificates.crt");
        assertThat(all("filename", hardened(named, "--trusted-ca", "ours.pem"))).containsExactly("ours.pem");
        assertThat(all("sni", hardened(named))).containsExactly("inner.example.com");
        assertThat(all("auto_sni_san_validation", hardened(named))).containsExactly("true");

        String numbered = hardened(HTTP + mapping("inner", "service: 'https://[2001:DB8:0::1]'"));
        assertThat(numbered)
                .contains("san_type: IP_ADDRESS", "exact: \"2001:db8::1\"")
                .doesNotContain("sni:", "auto_sni");

        String own = hardened(HTTP
                + resource("TLSContext", "own", "sni: other.example.com")
                + mapping("inner", "service: inner.example.com, tls: own"));
        assertThat(own).doesNotContain("trusted_ca:", "auto_sni");
        assertThat(all("sni", own)).containsExactly("other.example.com");
        String auth = resource("AuthService", "auth", "auth_service: 'https://auth', proto: http");
        assertThat(all("sni", hardened(HTTP + auth))).containsExactly("auth");
    }

    @Test
    void countsRemaining() {
        assertThat(recommended(HTTP)).doesNotContain("track_remaining:");
        assertThat(hardened(HTTP)).contains("thresholds:\n      - track_remaining: true\n");
        String limited = hardened(HTTP + mapping("few", "service: few, circuit_breakers: [{max_requests: 5}]"));
        assertThat(limited).contains("max_requests: 5\n        track_remaining: true\n");
    }

    @Test
    void hidesServer() {
        assertThat(recommended(HTTP)).contains("server_name: envoy");
        assertThat(hardened(HTTP))
                .contains("PASS_THROUGH", "- remove: server\n")
                .doesNotContain("server_name:");
        String named = hardened(HTTP + module("server_name: edge"));
        assertThat(named).contains("server_name: edge").doesNotContain("PASS_THROUGH", "- remove: server\n");
    }

    @Test
    void hidesEnvoyHeaders() {
        assertThat(recommended(HTTP)).doesNotContain("- remove: x-envoy-", "suppress_envoy_headers:");
        assertThat(hardened(HTTP))
                .contains("- remove: x-envoy-upstream-service-time\n", "- remove: x-envoy-overloaded\n")
                .doesNotContain("suppress_envoy_headers:");
        assertThat(hardened(HTTP + module("suppress_envoy_headers: false")))
                .doesNotContain("- remove: x-envoy-", "suppress_envoy_headers:");
        assertThat(hardened(HTTP + module("suppress_envoy_headers: true")))
                .doesNotContain("- remove: x-envoy-")
                .contains("suppress_envoy_headers: true");
    }

    @Test
    void warnsOfTrust() {
        String input = HTTP + module("use_remote_address: false");
        assertThat(run("recommended", input).err()).isEmpty();
        Run run = run("hardened", input);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("warning[EMC5011] xff-trust", "(effect: open)");
        assertThat(all("use_remote_address", run.out())).containsExactly("false");
        assertThat(run("hardened", HTTP + module("use_remote_address: true")).err())
                .isEmpty();
    }
}
