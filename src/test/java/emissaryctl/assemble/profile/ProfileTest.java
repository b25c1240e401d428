package emissaryctl.assemble.profile;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the recommended and the parity profile make of one input. Every method of `Profile` has a test of its name here
/// or in `HardenedProfileTest`.
class ProfileTest {

    private static final String LISTENER = listener("http", 8080, "HTTP", "INSECURE");
    private static final String TLS_LISTENER = listener("https", 8443, "HTTPS", "SECURE");
    private static final String HOST =
            resource("Host", "everyone", "hostname: '*', requestPolicy: {insecure: {action: Route}}");
    private static final String TLS_HOST =
            resource("Host", "shop", "hostname: shop.example.com, tlsSecret: {name: shop-cert}");
    private static final String HTTP = LISTENER + HOST;

    private static final String SHOP_CERT = "testdata/certificates/shop-cert.yaml";
    private static final String CLIENTS = "testdata/certificates/clients.yaml";
    private static final String AUTHORITY = "testdata/certificates/ambassador-cacert.yaml";
    private static final String WITHOUT_KEY = "testdata/certificates/without-key.yaml";

    private static String listener(String name, int port, String protocol, String model) {
        return resource(
                "Listener",
                name,
                "port: %d, protocol: %s, securityModel: %s, hostBinding: {namespace: {from: ALL}}"
                        .formatted(port, protocol, model));
    }

    private static String resource(String kind, String name, String spec) {
        return resource(kind, name, "default", spec);
    }

    private static String resource(String kind, String name, String namespace, String spec) {
        return """
                apiVersion: getambassador.io/v3alpha1
                kind: %s
                metadata: {name: %s, namespace: %s}
                spec: {%s}
                ---
                """.formatted(kind, name, namespace, spec);
    }

    private static String mapping(String name, String spec) {
        return resource("Mapping", name, "hostname: '*', " + spec);
    }

    /// The same input rendered both ways.
    private record Both(String recommended, String parity) {

        static Both of(String input, String... files) {
            return new Both(render("recommended", input, files), render("parity", input, files));
        }

        private static String render(String profile, String input, String... files) {
            List<String> line = new ArrayList<>(List.of("render", "-"));
            line.addAll(List.of(files));
            line.addAll(List.of("--profile", profile, "--lenient", "--no-origin", "--no-admin"));
            Run run = Run.withInput(input, line.toArray(String[]::new));
            assertThat(run.exit()).as(run.err()).isZero();
            return run.out();
        }

        void onlyRecommended(String text) {
            assertThat(recommended).contains(text);
            assertThat(parity).doesNotContain(text);
        }

        void onlyParity(String text) {
            assertThat(parity).contains(text);
            assertThat(recommended).doesNotContain(text);
        }
    }

    @Test
    void everyOddityAndEveryProtectionIsTested() {
        Set<String> said = Arrays.stream(Profile.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == boolean.class
                        && !Set.of("odd", "hard").contains(method.getName()))
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tests = Stream.of(ProfileTest.class, HardenedProfileTest.class)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        tests.remove("everyOddityAndEveryProtectionIsTested");
        assertThat(tests).isEqualTo(said);
    }

    @Test
    void dropsMappingsWithUnsupportedFields() {
        Both both = Both.of(HTTP + mapping("shop", "prefix: /shop/, service: shop, outlier_detection: x"));
        both.onlyRecommended("prefix: /shop/");
        String overrides = "error_response_overrides: [{on_status_code: 404, body: {text_format: nothing}}]";
        Both replaced = Both.of(HTTP + mapping("shop", "prefix: /shop/, service: shop, " + overrides));
        replaced.onlyRecommended("prefix: /shop/");
        replaced.onlyRecommended("inline_string: nothing");
    }

    @Test
    void servesCleartextOnTlsListeners() {
        Both both = Both.of(TLS_LISTENER + TLS_HOST, SHOP_CERT);
        both.onlyParity("name: httphost-shared");
    }

    @Test
    void refusesTlsContextWithoutCertificates() {
        Both both = Both.of(HTTP
                + resource("TLSContext", "upstream", "sni: inner.example.com")
                + mapping("shop", "prefix: /shop/, service: shop, tls: upstream"));
        both.onlyRecommended("sni: inner.example.com");
        both.onlyParity("- name: cluster_shop_default\n");
    }

    @Test
    void refusesTlsContextWithOnlyCa() {
        Both both = Both.of(
                HTTP
                        + resource("TLSContext", "upstream", "ca_secret: clients")
                        + mapping("shop", "prefix: /shop/, service: shop, tls: upstream"),
                CLIENTS);
        both.onlyRecommended("trusted_ca:");
        both.onlyParity("- name: cluster_shop_default\n");
    }

    @Test
    void ignoresResourceExhaustedCode() {
        Both both = Both.of(HTTP
                + resource(
                        "RateLimitService",
                        "limits",
                        "service: limits, protocol_version: v3, grpc: {use_resource_exhausted_code: true}"));
        both.onlyRecommended("rate_limited_as_resource_exhausted: true");
    }

    @Test
    void ignoresKeepaliveIdleTime() {
        Both both =
                Both.of(HTTP + mapping("shop", "prefix: /shop/, service: shop, keepalive: {idle_time: 60, probes: 3}"));
        both.onlyRecommended("keepalive_time: 60");
        assertThat(both.parity()).contains("keepalive_probes: 3");
    }

    @Test
    void takesPresenceForTrue() {
        Both both = Both.of(HTTP + mapping("shop", "prefix: /shop/, service: shop, use_websocket: false"));
        both.onlyParity("upgrade_type: websocket");
    }

    @Test
    void redirectsToServiceText() {
        Both both = Both.of(
                HTTP + mapping("old", "prefix: /old/, service: 'https://new.example.com:8443', host_redirect: true"));
        both.onlyRecommended("host_redirect: new.example.com\n");
        both.onlyRecommended("scheme_redirect: https");
        both.onlyRecommended("port_redirect: 8443");
        both.onlyParity("host_redirect: https://new.example.com:8443");
    }

    @Test
    void redirectsForgetSettings() {
        Both both = Both.of(HTTP
                + mapping(
                        "old",
                        "prefix: /old/, service: new.example.com, host_redirect: true, query_parameters: {q: one}"));
        both.onlyRecommended("query_parameters:");
    }

    @Test
    void totalsTcpWeights() {
        Both both = Both.of(resource("TCPMapping", "a", "port: 5432, service: 'a:1', weight: 30")
                + resource("TCPMapping", "b", "port: 5432, service: 'b:1', weight: 35")
                + resource("TCPMapping", "c", "port: 5432, service: 'c:1'"));
        assertThat(weights(both.recommended())).containsExactly("30", "35", "35");
        assertThat(weights(both.parity())).containsExactly("30", "65", "100");
    }

    private static List<String> weights(String output) {
        return after("weight: ", output);
    }

    private static List<String> numerators(String output) {
        return after("numerator: ", output);
    }

    private static List<String> after(String word, String output) {
        return output.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .toList();
    }

    @Test
    void ignoresTcpTimeoutAndStats() {
        Both both = Both.of(
                resource("TCPMapping", "a", "port: 5432, service: 'a:1', idle_timeout_ms: '5000', stats_name: db"));
        both.onlyRecommended("idle_timeout: 5s");
        both.onlyRecommended("alt_stat_name: db\n");
    }

    @Test
    void routesOverweightGroups() {
        Both both = Both.of(HTTP
                + mapping("a", "prefix: /shop/, service: a, weight: 60")
                + mapping("b", "prefix: /shop/, service: b, weight: 70"));
        both.onlyParity("prefix: /shop/");
    }

    @Test
    void leavesWeightHole() {
        Both both = Both.of(HTTP
                + mapping("a", "prefix: /shop/, service: a, weight: 20")
                + mapping("b", "prefix: /shop/, service: b, weight: 30"));
        assertThat(numerators(both.recommended())).containsExactly("40", "100");
        assertThat(numerators(both.parity())).containsExactly("20", "50");
    }

    @Test
    void replacesUnusableHosts() {
        Both both = Both.of(LISTENER + TLS_HOST + mapping("shop", "prefix: /shop/, service: shop"));
        both.onlyParity("- name: http-*\n");
        both.onlyParity("prefix: /shop/");
    }

    @Test
    void keepsHostsWithoutCertificate() {
        Both both = Both.of(
                HTTP
                        + resource(
                                "Host",
                                "shop",
                                "hostname: shop.example.com, tlsSecret: {name: without-key}, requestPolicy: {insecure:"
                                        + " {action: Route}}"),
                WITHOUT_KEY);
        both.onlyParity("- name: http-shop.example.com\n");
    }

    @Test
    void ignoresTlsWithoutSecret() {
        Both both = Both.of(
                TLS_LISTENER
                        + resource("Host", "shop", "hostname: shop.example.com, tlsContext: {name: shop-tls}")
                        + resource("TLSContext", "shop-tls", "hosts: [shop.example.com], secret: shop-cert"),
                SHOP_CERT);
        both.onlyRecommended("name: httpshost-shop");
    }

    @Test
    void forgetsClientCertificates() {
        Both both = Both.of(
                TLS_LISTENER
                        + resource(
                                "Host",
                                "shop",
                                "hostname: shop.example.com, tlsSecret: {name: shop-cert}, tls: {cert_required: true}"),
                SHOP_CERT);
        both.onlyParity("name: httpshost-shop");
    }

    @Test
    void findsTlsContextsInAnyNamespace() {
        Both both = Both.of(
                HTTP
                        + resource("TLSContext", "up", "a", "sni: a.example.com, secret: shop-cert.default")
                        + resource("TLSContext", "up", "b", "sni: b.example.com, secret: shop-cert.default")
                        + resource("Mapping", "shop", "b", "hostname: '*', prefix: /shop/, service: shop, tls: up"),
                SHOP_CERT);
        both.onlyRecommended("sni: b.example.com");
        both.onlyParity("sni: a.example.com");
    }

    @Test
    void ignoresMatchExpressions() {
        Both both = Both.of(LISTENER
                + resource(
                        "Host",
                        "blue",
                        "hostname: foo.com, requestPolicy: {insecure: {action: Route}}, mappingSelector:"
                                + " {matchExpressions: [{key: team, operator: In, values: [blue]}]}")
                + resource("Mapping", "red", "prefix: /red/, service: red"));
        both.onlyParity("prefix: /red/");
    }

    @Test
    void firstClusterOwnerWins() {
        Both both = Both.of(HTTP
                + mapping("a", "prefix: /a/, service: shop, connect_timeout_ms: 1000")
                + mapping("b", "prefix: /b/, service: shop, connect_timeout_ms: 2000"));
        assertThat(after("connect_timeout: ", both.recommended())).containsExactlyInAnyOrder("1s", "2s");
        assertThat(after("connect_timeout: ", both.parity())).containsExactly("1s");
    }

    @Test
    void comparesCanariesOneWay() {
        Both both = Both.of(HTTP
                + mapping("a", "prefix: /shop/, service: a, connect_timeout_ms: 1000, weight: 50")
                + mapping("b", "prefix: /shop/, service: b"));
        both.onlyParity("cluster: cluster_b_default");
        assertThat(both.recommended()).contains("cluster: cluster_a_default");
    }

    @Test
    void rewritesIngressPaths() {
        Both both = Both.of(HTTP + """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata:
                  name: shop
                  annotations: {kubernetes.io/ingress.class: ambassador}
                spec:
                  rules:
                  - http:
                      paths:
                      - path: /shop
                        pathType: Prefix
                        backend: {service: {name: shop, port: {number: 80}}}
                """);
        both.onlyParity("prefix_rewrite: /");
        both.onlyParity("prefix: /shop\n");
        both.onlyRecommended("prefix: /shop/\n");
    }

    @Test
    void routesToMalformedServices() {
        Both both = Both.of(HTTP + mapping("shop", "prefix: /shop/, service: 'shop:abc'"));
        both.onlyParity("prefix: /shop/");
    }

    @Test
    void dropsForwardedProtoMatch() {
        Both both = Both.of(listener("http", 8080, "HTTP", "XFP")
                + HOST
                + mapping("shop", "prefix: /shop/, service: shop, headers: {x-forwarded-proto: http, x-team: blue}"));
        both.onlyRecommended("exact: http\n");
        assertThat(both.parity()).contains("exact: https\n", "exact: blue\n");
    }

    @Test
    void derivesAuthLinkerdHeaderFromPath() {
        Both both = Both.of(HTTP
                + resource(
                        "AuthService",
                        "auth",
                        "auth_service: 'auth:3000', path_prefix: /verify, add_linkerd_headers: true"));
        both.onlyRecommended("value: auth:3000");
        both.onlyParity("value: verify:80");
        Both pathless =
                Both.of(HTTP + resource("AuthService", "auth", "auth_service: 'auth:3000', add_linkerd_headers: true"));
        pathless.onlyParity("value: None:80");
    }

    @Test
    void mergesAuthServices() {
        Both both = Both.of(HTTP
                + resource("AuthService", "a", "auth_service: 'a:1', timeout_ms: 1000")
                + resource("AuthService", "b", "auth_service: 'b:2', timeout_ms: 2000")
                + mapping("shop", "prefix: /shop/, service: shop"));
        both.onlyParity("timeout: 2s");
        both.onlyParity("address: b\n");
        Both scattered = Both.of(HTTP
                + resource(
                        "AuthService",
                        "a",
                        "auth_service: 'a:1', status_on_error: {code: 503}, circuit_breakers: [{max_requests: 7}]")
                + resource("AuthService", "b", "elsewhere", "auth_service: 'a:1', proto: grpc, protocol_version: v3")
                + mapping("shop", "prefix: /shop/, service: shop"));
        scattered.onlyParity("code: ServiceUnavailable");
        scattered.onlyParity("max_requests: 7");
        scattered.onlyParity("cluster_name: cluster_extauth_a_1_elsewhere");
    }

    @Test
    void clientBlockReplacesServerSecret() {
        Both both = Both.of(
                TLS_LISTENER
                        + resource("Module", "tls", "config: {server: {secret: shop-cert}, client: {}}")
                        + resource(
                                "Host",
                                "shop",
                                "hostname: '*', tlsSecret: {name: shop-cert}, tlsContext: {name: server}"),
                SHOP_CERT,
                AUTHORITY);
        both.onlyRecommended("name: httpshost-shop");
    }

    @Test
    void logsOverHttp1() {
        Both both = Both.of(HTTP
                + resource(
                        "LogService",
                        "logs",
                        "service: 'logs:1', driver: tcp, driver_config: {}, protocol_version: v3"));
        both.onlyRecommended("http2_protocol_options");
    }

    @Test
    void inspectsTlsBeforeProxyHeader() {
        Both both = Both.of(listener("https", 8443, "HTTPSPROXY", "SECURE") + TLS_HOST, SHOP_CERT);
        String proxy = "envoy.filters.listener.proxy_protocol";
        String tls = "envoy.filters.listener.tls_inspector";
        assertThat(both.recommended()).containsSubsequence(proxy, tls);
        assertThat(both.parity()).containsSubsequence(tls, proxy);
    }

    @Test
    void runsGroupIdentityTogether() {
        Both both = Both.of(HTTP
                + mapping("a", "prefix: /shop/, service: a, headers: {x: '1'}")
                + mapping("b", "prefix: /shop/x1, service: b"));
        both.onlyRecommended("prefix: /shop/x1");
        assertThat(both.parity()).contains("prefix: /shop/");
        Both exact = Both.of(HTTP
                + mapping("a", "prefix: /cart, service: a, prefix_exact: true")
                + mapping("b", "prefix: /cart, service: b"));
        assertThat(exact.recommended()).containsSubsequence("path: /cart", "cluster: cluster_a", "prefix: /cart");
        exact.onlyParity("numerator: 50");
        Both tcp = Both.of(
                TLS_HOST
                        + resource("TCPMapping", "secure", "port: 6379, service: secure, host: '*'")
                        + resource("TCPMapping", "without-tls", "port: 6379, service: plain"),
                SHOP_CERT);
        tcp.onlyRecommended("tcphost-GROUP: without-tls");
    }

    @Test
    void keepsMatchOrder() {
        Both both = Both.of(HTTP + mapping("shop", "prefix: /shop/, service: shop, headers: {x-b: one, x-a: two}"));
        assertThat(both.recommended()).containsSubsequence("name: x-a", "name: x-b");
        assertThat(both.parity()).containsSubsequence("name: x-b", "name: x-a");
    }

    @Test
    void advertisesPort443() {
        Both both = Both.of(
                TLS_LISTENER
                        + resource(
                                "Listener",
                                "quic",
                                "port: 8443, protocolStack: [TLS, HTTP, UDP], securityModel: SECURE, hostBinding:"
                                        + " {namespace: {from: ALL}}")
                        + TLS_HOST,
                SHOP_CERT);
        both.onlyRecommended("h3=\":8443\"; ma=86400");
        both.onlyParity("h3=\":443\"; ma=86400");
    }

    @Test
    void skipsAuthWhereHostRedirectIsWritten() {
        Both both = Both.of(HTTP
                + resource(
                        "Module",
                        "ambassador",
                        "config: {liveness_probe: {enabled: false}, readiness_probe: {enabled: false}}")
                + resource("AuthService", "auth", "auth_service: 'auth:3000'")
                + mapping("shop", "prefix: /shop/, service: shop, host_redirect: false"));
        both.onlyParity("disabled: true");
    }

    @Test
    void hostRegexOutweighsHostname() {
        Both both = Both.of(LISTENER
                + resource("Host", "other", "hostname: other.example.com, requestPolicy: {insecure: {action: Route}}")
                + resource(
                        "Mapping",
                        "shop",
                        "hostname: shop.example.com, host_regex: true, prefix: /shop/, service: shop"));
        both.onlyParity("prefix: /shop/");
    }

    @Test
    void ignoresErrorResponseOverrides() {
        Both both = Both.of(HTTP
                + resource(
                        "Module",
                        "ambassador",
                        "config: {error_response_overrides: [{on_status_code: 404, body: {text_format: nothing}}]}"));
        both.onlyRecommended("inline_string: nothing");
    }

    @Test
    void ignoresLogServiceStatsName() {
        Both both = Both.of(HTTP
                + resource(
                        "LogService",
                        "logs",
                        "service: 'logs:1', driver: tcp, driver_config: {}, protocol_version: v3, stats_name: shown"));
        both.onlyRecommended("alt_stat_name: shown");
    }

    @Test
    void ignoresTagHeaders() {
        Both both = Both.of(
                HTTP + resource("TracingService", "t", "service: 'zipkin:1', driver: zipkin, tag_headers: [x-team]"));
        both.onlyRecommended("tag: x-team");
    }

    @Test
    void ignoresOmitIfNotPresent() {
        Both both = Both.of(HTTP
                + resource("RateLimitService", "limits", "service: 'limits:1', protocol_version: v3")
                + mapping(
                        "shop",
                        "prefix: /shop/, service: shop, labels: {ambassador: [{g: [{request_headers: {key: user,"
                                + " header_name: x-user, omit_if_not_present: true}}]}]}"));
        both.onlyRecommended("skip_if_absent: true");
    }
}
