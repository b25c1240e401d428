package emissaryctl.lint;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.traffic.CertificateAuthority;
import emissaryctl.traffic.Manifest;
import emissaryctl.traffic.Request;
import emissaryctl.traffic.RunningConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A code may be given in several situations, and its page has an example of one. What is said of the others is true,
/// too.
class SituationsTest {

    private static final String[] PARITY = {"--profile", "parity"};
    private static final String WEB = mapping("web", "web", "prefix: /\n");
    private static final String HTTPS = Manifest.listener(8443, "HTTPS", "XFP");
    private static final String SECRET =
            Manifest.secret("shop-tls", new CertificateAuthority("Test authority").issue("shop.example.com"));
    private static final String ENDPOINTS = """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: default}
            spec: {ports: [{port: 80}]}
            ---
            apiVersion: v1
            kind: Endpoints
            metadata: {name: web, namespace: default}
            subsets:
            - addresses: [{ip: 127.0.0.9}%s]
              ports: [{port: 80}]
            """;

    @TempDir
    Path folder;

    private static Example example(String... documents) {
        Example example = Example.of(documents[0]);
        for (int i = 1; i < documents.length; i++) example = example.and(documents[i]);
        return example;
    }

    private static void says(Example example, String code, String effect, String... options) {
        String tag = effect.isEmpty() ? "" : "  (effect: " + effect + ")";
        assertThat(example.findings(options).lines())
                .anyMatch(line -> line.contains("[" + code + "]") && line.endsWith(tag))
                .noneMatch(line -> effect.isEmpty() && line.contains("[" + code + "]") && line.contains("(effect: "));
    }

    /// What is said to have no effect might as well not be written.
    private static void same(Example one, Example other, String... options) {
        assertThat(one.rendered(options)).contains("static_resources");
        assertThat(one.rendered(options).lines())
                .containsExactlyElementsOf(other.rendered(options).lines().toList());
    }

    private static int status(RunningConfig running) throws IOException {
        return running.send(8080, Request.get("/").host("shop.example.com")).status();
    }

    private static String host(String spec) {
        return resource("Host", "shop", "hostname: shop.example.com\n" + spec);
    }

    @Test
    void serverNameThatEnvoyDoesNotTake() throws IOException {
        String name = "*.shop.example.com";
        Example good = example(HTTPS, SECRET, WEB, Manifest.secureHost("shop", name, "shop-tls"));
        says(good.withText(name, "*shop.example.com"), "EMC0015", "nack");
        EnvoyVerdict.rejects(folder, good.rendered(), "\"" + name + "\"", "\"*shop.example.com\"");
    }

    @Test
    void tcpMappingThatListensOnAName() {
        String tcp = resource("TCPMapping", "redis", "port: 6379\naddress: localhost\nservice: redis:6379");
        says(example(WEB, tcp), "EMC0015", "dropped");
        same(example(WEB, tcp), example(WEB));
    }

    @Test
    void endpointThatIsNoAddress() {
        String resolved = mapping("web", "web", "prefix: /\nresolver: kubernetes-endpoint");
        Example bad = example(resolved, ENDPOINTS.formatted(", {ip: web-0.internal}"));
        says(bad, "EMC0015", "dropped");
        same(bad, example(resolved, ENDPOINTS.formatted("")));
    }

    @ParameterizedTest
    @CsvSource({"consul/dc1/orders, not an address", "orders, 127.0.0.8"})
    void givenEndpointThatCannotBeUsed(String service, String address) throws IOException {
        String given = "services:\n  consul/dc1/users: [{address: 127.0.0.9, port: 80}]\n";
        String more = "  " + service + ": [{address: " + address + ", port: 80}]\n";
        String[] bad = {
            "--endpoints",
            Files.writeString(folder.resolve("bad.yaml"), given + more).toString()
        };
        String[] good = {
            "--endpoints", Files.writeString(folder.resolve("good.yaml"), given).toString()
        };
        Example example = example(
                mapping("users", "users", "prefix: /users/\nresolver: consul"),
                mapping("orders", "orders", "prefix: /orders/\nresolver: consul"));
        says(example, "EMC0015", "dropped", bad);
        assertThat(example.rendered(bad)).isNotEmpty().isEqualTo(example.rendered(good));
    }

    /// As Emissary has it.
    @Test
    void whatNoWeightTakesFindsNoRoute() throws IOException {
        Example example =
                example(mapping("one", "one", "prefix: /\nweight: 30"), mapping("two", "two", "prefix: /\nweight: 30"));
        says(example, "EMC2014", "404", PARITY);
        int lost = 0;
        try (RunningConfig running = example.running(PARITY)) {
            for (int i = 0; i < 200; i++) if (status(running) == 404) lost++;
        }
        assertThat(lost).isBetween(40, 120);
    }

    @Test
    void withoutAnyWeightNothingIsRouted() throws IOException {
        Example example =
                example(mapping("one", "one", "prefix: /\nweight: 0"), mapping("two", "two", "prefix: /\nweight: 0"));
        says(example, "EMC2014", "404");
        try (RunningConfig running = example.running()) {
            assertThat(status(running)).isEqualTo(404);
        }
    }

    @Test
    void tcpMappingsOfWeightZero() {
        String one = resource("TCPMapping", "one", "port: 6379\nservice: one:6379\nweight: 0");
        String two = resource("TCPMapping", "two", "port: 6379\nservice: two:6379\nweight: 0");
        says(example(WEB, one, two), "EMC2014", "dropped");
        assertThat(example(WEB, one, two).rendered()).contains("8080").doesNotContain("6379,");
    }

    @Test
    void healthChecksThatEnvoyDoesNotTake() throws IOException {
        String check = "prefix: /\nresolver: kubernetes-endpoint\ngrpc: %s\nhealth_checks:\n- health_check: {%s}\n";
        String endpoints = ENDPOINTS.formatted("");
        Example overHttp =
                example(mapping("web", "web", check.formatted("true", "grpc: {upstream_name: web}")), endpoints);
        says(overHttp.withText("grpc: true", "grpc: false"), "EMC3012", "nack");
        EnvoyVerdict.rejects(
                folder, overHttp.rendered(), "\"http2_protocol_options\": {}", "\"http_protocol_options\": {}");

        String timed = check.formatted("false", "http: {path: /up}") + "  timeout: 4s\n";
        Example still = example(mapping("web", "web", timed), endpoints);
        says(still.withText("timeout: 4s", "timeout: 0s"), "EMC3012", "nack");
        EnvoyVerdict.rejects(folder, still.rendered(), "\"timeout\": \"4s\"", "\"timeout\": \"0s\"");
        says(still.withText("timeout: 4s", "timeout: 0s").withText("resolver: kubernetes-endpoint", ""), "EMC3012", "");
    }

    @ParameterizedTest
    @CsvSource({"nowhere, shop-tls", "settings, other-tls"})
    void hostAndItsContextDisagree(String context, String secret) {
        String settings = resource("TLSContext", "settings", "secret: " + secret);
        String host = host("tlsSecret: {name: shop-tls}\ntlsContext: {name: " + context + "}");
        Example without = example(HTTPS, SECRET, WEB, settings, Manifest.host("other", "other.example.com", "Route"));
        says(without.and(host), "EMC4011", "dropped");
        same(without.and(host), without);
    }

    @Test
    void settingsThatDoNotCountBesideASecret() {
        String host = host("tlsSecret: {name: shop-tls}\n%s");
        String files = "tls: {cert_chain_file: /x.crt, private_key_file: /x.key}";
        says(example(HTTPS, SECRET, WEB, host.formatted(files)), "EMC4011", "");
        same(example(HTTPS, SECRET, WEB, host.formatted(files)), example(HTTPS, SECRET, WEB, host.formatted("")));
    }

    @Test
    void contextForAnotherHostname() {
        String host = host("tlsSecret: {name: shop-tls}\ntlsContext: {name: settings}");
        String context = resource("TLSContext", "settings", "secret: shop-tls\n%s");
        Example bad = example(HTTPS, SECRET, WEB, host, context.formatted("hosts: [cart.example.com]"));
        says(bad, "EMC4011", "");
        same(bad, example(HTTPS, SECRET, WEB, host, context.formatted("")));
    }

    /// Whom `ip_deny` should keep out gets in.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ip_deny: [{peer: 127.0.0.1/99}]",
                "ip_deny: [{peer: 127.0.0.1, remote: 127.0.0.1}]",
                "ip_deny: [{peer: 127.0.0.1}], ip_allow: [{peer: 127.0.0.0/8}]",
            })
    void addressThatIsNotDenied(String config) throws IOException {
        Example bad = example(WEB, module(config.replace(", ip_allow", "\nip_allow")));
        Example good = example(WEB, module("ip_deny: [{peer: 127.0.0.1}]"));
        says(bad, "EMC5012", "open");
        try (RunningConfig open = bad.running();
                RunningConfig shut = good.running()) {
            assertThat(status(open)).isEqualTo(200);
            assertThat(status(shut)).isEqualTo(403);
        }
    }

    @Test
    void headerForTheAuthorizerThatMustNotBeChanged() throws IOException {
        String auth = resource("AuthService", "auth", "auth_service: auth:3000\nadd_auth_headers: {x-host: shop}");
        Example good = example(WEB, auth);
        says(good.withText("x-host", "host"), "EMC5013", "nack");
        EnvoyVerdict.rejects(folder, good.rendered(), "\"x-host\"", "\"host\"");
    }

    @Test
    void statusThatEnvoyCannotAnswer() throws IOException {
        String auth = resource("AuthService", "auth", "auth_service: auth:3000\nstatus_on_error: {code: 599}");
        Example good = example(WEB, auth.replace("599", "503"));
        says(example(WEB, auth), "EMC5001", "nack");
        EnvoyVerdict.rejects(folder, good.rendered(), "\"ServiceUnavailable\"", "599");
    }

    @Test
    void consulServiceWithADot() {
        String mapping = mapping("orders", "orders.v1", "prefix: /orders/\nresolver: consul");
        says(example(WEB, mapping), "EMC7008", "dropped");
        same(example(WEB, mapping), example(WEB));
    }

    @Test
    void connectionsThatAreTaken() {
        String tcp = resource("TCPMapping", "one", "port: 9000\nhost: shop.example.com\nservice: one:1");
        String again = resource("TCPMapping", "two", "port: 9000\nhost: SHOP.example.com\nservice: two:2");
        String names = resource("TLSContext", "names", "secret: shop-tls\nhosts: [shop.example.com, SHOP.example.com]");
        Example first = example(HTTPS, SECRET, WEB, host("tlsSecret: {name: shop-tls}"), names, tcp);
        says(first.and(again), "EMC7011", "dropped");
        assertThat(first.rendered()).contains("\"cluster\": \"cluster_one_1_default\"");
        assertThat(first.and(again).rendered()).doesNotContain("\"cluster\": \"cluster_two_2_default\"");
    }

    @Test
    void tlsInTheWrongModule() throws IOException {
        Example without = example(HTTPS, SECRET, WEB);
        Example bad = without.and(module("tls: {server: {enabled: true, secret: shop-tls}}"));
        says(bad, "EMC8012", "cleartext");
        same(bad, without);
        try (RunningConfig running = bad.running(PARITY)) {
            assertThat(running.send(8443, Request.get("/").host("shop.example.com"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void logFormatThatEnvoyDoesNotTake() throws IOException {
        String format = module("envoy_log_type: text\nenvoy_log_format: '%PROTOCOL%'");
        says(example(WEB, format).withText("%PROTOCOL%", "100%"), "EMC8012", "nack");
        EnvoyVerdict.rejects(folder, example(WEB, format).rendered(), "%PROTOCOL%", "100%");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- on_status_code: 500\\n  body: {text_format: a, json_format: {a: b}}|dropped",
                "- on_status_code: 500\\n  body: {}|dropped",
                "- on_status_code: 404\\n  body: {text_format: again}|''",
            })
    void errorBodyThatDoesNotCount(String item, String effect) {
        String overrides = "prefix: /\nerror_response_overrides:\n- on_status_code: 404\n  body: {text_format: gone}\n";
        Example bad = example(mapping("web", "web", overrides + item.replace("\\n", "\n")));
        says(bad, "EMC9004", effect);
        same(bad, example(mapping("web", "web", overrides)));
    }

    @Test
    void errorBodiesInEmissary() {
        String overrides = "error_response_overrides:\n- on_status_code: 404\n  body: {text_format: gone}\n";
        String site = mapping("site", "site", "prefix: /site/\n" + overrides);
        says(example(WEB, site), "EMC9004", "dropped", PARITY);
        same(example(WEB, site), example(WEB), PARITY);
        says(example(WEB, module(overrides)), "EMC9004", "", PARITY);
        same(example(WEB, module(overrides)), example(WEB), PARITY);
    }
}
