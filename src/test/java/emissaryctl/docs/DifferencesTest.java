package emissaryctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What docs/differences.md says both profiles do alike. Where they differ, `ProfileTest` has a test.
class DifferencesTest {

    private static final Path SHOP_CERT = Path.of("testdata/certificates/shop-cert.yaml");
    private static final String LISTENER = listener("HTTP", "INSECURE");
    private static final String TLS_LISTENER = listener("HTTPS", "SECURE");
    private static final String HOST =
            resource("Host", "everyone", "hostname: '*', requestPolicy: {insecure: {action: Route}}");
    private static final String TLS_HOST =
            resource("Host", "shop", "hostname: shop.example.com, tlsSecret: {name: shop-cert}");
    private static final String HTTP = LISTENER + HOST;
    private static final String SHOP = mapping("shop", "prefix: /shop/, service: shop");

    private static String listener(String protocol, String model) {
        return resource(
                "Listener",
                "front",
                "port: 8080, protocol: %s, securityModel: %s, hostBinding: {namespace: {from: ALL}}"
                        .formatted(protocol, model));
    }

    private static String resource(String kind, String name, String spec) {
        return resource("v3alpha1", kind, name, "default", spec);
    }

    private static String resource(String version, String kind, String name, String namespace, String spec) {
        return """
                apiVersion: getambassador.io/%s
                kind: %s
                metadata: {name: %s, namespace: %s}
                spec: {%s}
                ---
                """.formatted(version, kind, name, namespace, spec);
    }

    private static String mapping(String name, String spec) {
        return resource("Mapping", name, "hostname: '*', " + spec);
    }

    private static String mappingV2(String spec) {
        return resource("v2", "Mapping", "shop", "default", "host: '*', prefix: /shop/, service: shop, " + spec);
    }

    private static String module(String config) {
        return resource("Module", "ambassador", "config: {" + config + "}");
    }

    /// One input rendered with one profile, leniently.
    private record Rendered(String out, String err) {

        Rendered has(String... texts) {
            assertThat(out).contains(texts);
            return this;
        }

        Rendered hasNot(String... texts) {
            assertThat(out).doesNotContain(texts);
            return this;
        }

        void error(String code) {
            assertThat(err).contains("error[" + code + "]");
        }

        void warning(String code) {
            assertThat(err).contains("warning[" + code + "]");
        }

        void silent() {
            assertThat(err).isEmpty();
        }
    }

    private static List<Rendered> inBoth(String input) {
        List<Rendered> both = new ArrayList<>();
        for (String profile : List.of("recommended", "parity")) {
            Run run =
                    Run.withInput(input, "render", "-", "--lenient", "--no-origin", "--no-admin", "--profile", profile);
            assertThat(run.exit()).as(run.err()).isZero();
            both.add(new Rendered(run.out(), run.err()));
        }
        return both;
    }

    private static String shopCert() throws IOException {
        return Files.readString(SHOP_CERT) + "\n---\n";
    }

    @Test
    void headerCasesAreThoseOfThePeer() {
        for (Rendered each : inBoth(HTTP + SHOP + module("header_case_overrides: [X-FOO]"))) {
            each.has("stateful_header_formatters.preserve_case")
                    .hasNot("custom")
                    .warning("EMC8012");
        }
    }

    @Test
    void filtersHaveTypesAndNoGuardIsSet() {
        for (Rendered each : inBoth(HTTP + SHOP)) {
            each.has("filters.http.cors.v3.Cors", "filters.http.router.v3.Router")
                    .hasNot("no_extension_lookup_by_name")
                    .silent();
        }
    }

    @Test
    void serverNameIsForServicesOnly() throws IOException {
        String host = resource(
                "Host", "shop", "hostname: shop.example.com, tlsSecret: {name: shop-cert}, tlsContext: {name: front}");
        String context = resource("TLSContext", "front", "hosts: [shop.example.com], secret: shop-cert, sni: inner");
        for (Rendered each : inBoth(TLS_LISTENER + host + context + shopCert())) {
            each.has("httpshost-shop").hasNot("sni: inner").silent();
        }
    }

    @Test
    void inlineTlsKeepsItsCertificate() throws IOException {
        String host = resource(
                "Host",
                "shop",
                "hostname: shop.example.com, tlsSecret: {name: shop-cert}, tls: {min_tls_version: v1.2}");
        String other = resource("TLSContext", "shop-context", "hosts: [other.example.com], secret: shop-cert");
        for (Rendered each : inBoth(TLS_LISTENER + host + other + shopCert())) {
            each.has("httpshost-shop", "tls_certificates:", "tls_minimum_protocol_version: TLSv1_2")
                    .silent();
        }
    }

    @Test
    void problemsOfOtherKindsAreNotTheAuthServices() {
        String input = HTTP
                + resource("AuthService", "same", "auth_service: 'auth:1'")
                + mapping("same", "prefix: /x/, service: 'svc:abc'");
        for (Rendered each : inBoth(input + SHOP)) {
            each.has("name: envoy.filters.http.ext_authz", "prefix: /shop/")
                    .hasNot("status: 500")
                    .error("EMC7013");
        }
    }

    @Test
    void serviceKindsMayShareAName() {
        String input = HTTP
                + SHOP
                + resource("AuthService", "same", "auth_service: 'auth:1'")
                + resource("RateLimitService", "same", "service: 'limits:1', protocol_version: v3")
                + resource(
                        "LogService",
                        "same",
                        "service: 'logs:1', driver: http, driver_config: {}, protocol_version: v3");
        for (Rendered each : inBoth(input)) {
            each.has("cluster_extauth_auth_1_default", "cluster_limits_1_default", "cluster_logging_logs_1_default")
                    .silent();
        }
    }

    @Test
    void secretsAreFoundByNamespaceAndName() throws IOException {
        String host = resource("Host", "shop", "hostname: shop.example.com, tlsSecret: {name: sec, namespace: other}");
        String secret = shopCert().replace("name: shop-cert", "name: sec.other");
        for (Rendered each : inBoth(TLS_LISTENER + host + secret)) {
            each.hasNot("httpshost-shop").error("EMC4001");
        }
    }

    @Test
    void firstOfTwoObjectsCountsWhateverItsVersion() {
        for (Rendered each : inBoth(HTTP + SHOP + mapping("shop", "prefix: /other/, service: other"))) {
            each.has("prefix: /shop/").hasNot("prefix: /other/").error("EMC0011");
        }
        for (Rendered each : inBoth(HTTP + mapping("shop", "prefix: /first/, service: first") + mappingV2(""))) {
            each.has("prefix: /first/").hasNot("prefix: /shop/").error("EMC0011");
        }
    }

    @Test
    void laterOfOneNameIsNamedWithItsNamespace() throws IOException {
        String second = resource(
                "v3alpha1",
                "Listener",
                "front",
                "zz",
                "port: 9443, protocol: HTTPS, securityModel: SECURE, hostBinding: {namespace: {from: ALL}}");
        for (Rendered each : inBoth(TLS_LISTENER + TLS_HOST + second + shopCert())) {
            each.has("- name: front\n", "- name: front.zz\n").silent();
        }
    }

    @Test
    void goawayFlagCanBeSet() {
        String flag = "envoy.restart_features.send_goaway_for_premature_rst_streams";
        for (Rendered each : inBoth(HTTP + SHOP + module("runtime_flags: {" + flag + ": true}"))) {
            each.has(flag + ": true").silent();
        }
    }

    @Test
    void onlyOneWayToRewriteTheHost() {
        for (Rendered each : inBoth(
                HTTP + mapping("shop", "prefix: /shop/, service: shop, host_rewrite: x, auto_host_rewrite: true"))) {
            each.hasNot("prefix: /shop/").error("EMC2021");
        }
    }

    @Test
    void originsInOneTextAreSplitAtCommas() {
        String cors = "cors: {origins: 'https://a.example.com,https://b.example.com'}";
        for (Rendered each : inBoth(HTTP + mappingV2(cors))) {
            each.has("exact: https://a.example.com\n", "exact: https://b.example.com\n");
        }
        for (Rendered each : inBoth(HTTP + mapping("shop", "prefix: /shop/, service: shop, " + cors))) {
            each.hasNot("prefix: /shop/").error("EMC0007");
        }
    }

    @Test
    void servicesOfPluginsAreInEmissarysNamespace() {
        String input = HTTP
                + resource("v3alpha1", "Mapping", "shop", "team", "hostname: '*', prefix: /shop/, service: shop")
                + resource("v3alpha1", "AuthService", "auth", "team", "auth_service: auth");
        for (Rendered each : inBoth(input)) {
            each.has("address: auth\n", "address: shop.team\n").silent();
        }
    }

    @Test
    void httpsServicesAreNotVerified() {
        for (Rendered each : inBoth(HTTP + mapping("shop", "prefix: /shop/, service: https://shop"))) {
            each.has("UpstreamTlsContext")
                    .hasNot("trusted_ca", "auto_sni", "sni:")
                    .silent();
        }
    }

    @Test
    void withoutEndpointRoutingTheBalancerIsIgnored(@TempDir Path folder) throws IOException {
        String input = HTTP
                + resource("KubernetesEndpointResolver", "kubernetes-endpoint", "")
                + mapping(
                        "shop",
                        "prefix: /shop/, service: shop, resolver: kubernetes-endpoint, load_balancer: {policy: least_request}")
                + """
                apiVersion: v1
                kind: Service
                metadata: {name: shop, namespace: default}
                spec: {ports: [{port: 80}]}
                ---
                apiVersion: v1
                kind: Endpoints
                metadata: {name: shop, namespace: default}
                subsets: [{addresses: [{ip: 10.0.0.1}], ports: [{port: 80}]}]
                """;
        Path file = Files.writeString(folder.resolve("input.yaml"), input);
        Map<String, String> disabled = Map.of("AMBASSADOR_DISABLE_ENDPOINTS", "yes");
        for (String profile : List.of("recommended", "parity")) {
            Run with = Run.of("render", file.toString(), "--profile", profile);
            assertThat(with.out()).contains("lb_policy: LEAST_REQUEST", "address: \"10.0.0.1\"");
            Run without = Run.withEnvironment(disabled, "render", file.toString(), "--profile", profile);
            assertThat(without.out()).contains("address: \"10.0.0.1\"").doesNotContain("LEAST_REQUEST");
        }
    }

    @Test
    void presenceOfAHeaderIsConverted() {
        for (Rendered each : inBoth(HTTP + mappingV2("headers: {x-foo: true}"))) {
            each.has("name: x-foo", "regex: \".*\"");
        }
    }

    @Test
    void durationsAreThoseOfGo() {
        for (Rendered each : inBoth(HTTP
                + mapping(
                        "shop",
                        "prefix: /shop/, service: shop, retry_policy: {retry_on: 5xx, per_try_timeout: 500ms}"))) {
            each.has("per_try_timeout: 0.500s").silent();
        }
    }

    @Test
    void severalHealthChecksHaveNames() {
        String checks = "health_checks: [{health_check: {http: {path: /a}}}, {health_check: {http: {path: /b}}}]";
        for (Rendered each : inBoth(HTTP
                + resource("KubernetesEndpointResolver", "kubernetes-endpoint", "")
                + mapping("shop", "prefix: /shop/, service: shop, resolver: kubernetes-endpoint, " + checks))) {
            each.has("path: /a", "path: /b", "name: health-check-1", "name: health-check-2");
        }
    }

    @Test
    void nothingIsNull() {
        for (Rendered each : inBoth(HTTP + SHOP + module("gzip: {enabled: true}")))
            each.hasNot(": null").silent();
    }

    @Test
    void keysOfConvertedLabelsAreKept() {
        String input = HTTP
                + resource("RateLimitService", "limits", "service: 'limits:1', protocol_version: v3")
                + mappingV2("labels: {ambassador: [{group: [{generic_key: value, v3Key: mine}]}]}");
        for (Rendered each : inBoth(input)) each.has("descriptor_key: mine", "descriptor_value: value");
    }

    @Test
    void wordsOfTheSchemaOnly() {
        for (Rendered each : inBoth(listener("HTTP", "FOO") + HOST + SHOP)) {
            each.hasNot("prefix: /shop/").error("EMC0010");
        }
        for (Rendered each : inBoth(HTTP
                + SHOP
                + resource("Host", "a", "hostname: a.example.com, requestPolicy: {insecure: {action: reject}}"))) {
            each.hasNot("a.example.com").error("EMC0010");
        }
        for (Rendered each : inBoth(listener("UDP", "SECURE") + HOST + SHOP)) each.error("EMC1016");
    }

    @Test
    void secretsOfHostsAreInTheNamespaceOfTheHost() throws IOException {
        String host = resource(
                "v3alpha1", "Host", "shop", "other", "hostname: shop.example.com, tlsSecret: {name: shop-cert}");
        for (Rendered each : inBoth(TLS_LISTENER + host + module("server_name: x") + shopCert())) {
            each.hasNot("httpshost-shop").error("EMC4001");
        }
    }

    @Test
    void tcpMappingForAllBesideHostsIsAnError() {
        for (Rendered each : inBoth(HTTP + SHOP + resource("TCPMapping", "all", "port: 8080, service: 'tcp:1'"))) {
            each.has("envoy.filters.network.tcp_proxy").hasNot("prefix: /shop/").error("EMC7011");
        }
    }

    @Test
    void selectorAloneMeansTheListenersOwnNamespace() {
        String listener = resource(
                "Listener",
                "front",
                "port: 8080, protocol: HTTP, securityModel: INSECURE, hostBinding: {selector: {matchLabels: {a: b}}}");
        String host = """
                apiVersion: getambassador.io/v3alpha1
                kind: Host
                metadata: {name: everyone, namespace: other, labels: {a: b}}
                spec: {hostname: '*'}
                ---
                """;
        for (Rendered each : inBoth(listener + host + SHOP)) each.error("EMC1009");
    }

    @Test
    void missingSecretIsAnError() {
        for (Rendered each : inBoth(TLS_LISTENER + TLS_HOST + SHOP))
            each.hasNot("httpshost").error("EMC4001");
    }

    @Test
    void restOfAServiceIsDroppedAloud() {
        for (Rendered each : inBoth(HTTP + mapping("shop", "prefix: /shop/, service: 'u:p@shop/path'"))) {
            each.has("address: shop\n").warning("EMC7013");
        }
    }

    @Test
    void laterOfTwoHostsIsServedInCleartext() {
        String second = resource("Host", "later", "hostname: '*', requestPolicy: {insecure: {action: Redirect}}");
        for (Rendered each : inBoth(HTTP + SHOP + second))
            each.has("https_redirect: true").warning("EMC1017");
    }

    @Test
    void wrongWordsOfTheModuleAreNotWritten() {
        for (Rendered each : inBoth(HTTP + SHOP + module("forward_client_cert_details: FOO"))) {
            each.hasNot("FOO").error("EMC0010");
        }
    }

    @Test
    void regexMustBeRe2() {
        for (Rendered each :
                inBoth(HTTP + SHOP + mapping("look", "prefix: '/a(?=b)', prefix_regex: true, service: x"))) {
            each.has("prefix: /shop/").hasNot("(?=").error("EMC2007");
        }
    }

    @Test
    void unknownMembersOfRetriesAreErrors() {
        for (Rendered each : inBoth(
                HTTP
                        + mapping(
                                "shop",
                                "prefix: /shop/, service: shop, retry_policy: {retry_on: 5xx, retriable_status_codes: [500]}"))) {
            each.hasNot("retriable_status_codes").error("EMC0006");
        }
    }

    @Test
    void protocolVersionIsThree() {
        for (Rendered each :
                inBoth(HTTP + SHOP + resource("RateLimitService", "r", "service: 'r:1', protocol_version: v9"))) {
            each.hasNot("V9").error("EMC0010");
        }
    }

    @Test
    void nothingLeadsToEmissarysOwnProcess() {
        for (Rendered each : inBoth(HTTP + SHOP + module("diagnostics: {enabled: true}"))) {
            each.has("/ambassador/v0/check_ready", "/ambassador/v0/check_alive").hasNot("8877", "/ambassador/v0/diag");
        }
    }
}
