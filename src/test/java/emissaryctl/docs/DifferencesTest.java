package emissaryctl.docs;

import static emissaryctl.docs.BothProfiles.HOST;
import static emissaryctl.docs.BothProfiles.HTTP;
import static emissaryctl.docs.BothProfiles.SHOP;
import static emissaryctl.docs.BothProfiles.inBoth;
import static emissaryctl.docs.BothProfiles.listener;
import static emissaryctl.docs.BothProfiles.mapping;
import static emissaryctl.docs.BothProfiles.mappingV2;
import static emissaryctl.docs.BothProfiles.module;
import static emissaryctl.docs.BothProfiles.resource;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import emissaryctl.docs.BothProfiles.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What docs/differences.md says both profiles do alike. Where they differ, `ProfileTest` has a test, and
/// `ListenerDifferencesTest` has those of Listeners, Hosts and certificates.
class DifferencesTest {

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
    void firstOfTwoObjectsCountsWhateverItsVersion() {
        for (Rendered each : inBoth(HTTP + SHOP + mapping("shop", "prefix: /other/, service: other"))) {
            each.has("prefix: /shop/").hasNot("prefix: /other/").error("EMC0011");
        }
        for (Rendered each : inBoth(HTTP + mapping("shop", "prefix: /first/, service: first") + mappingV2(""))) {
            each.has("prefix: /first/").hasNot("prefix: /shop/").error("EMC0011");
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
    void restOfAServiceIsDroppedAloud() {
        for (Rendered each : inBoth(HTTP + mapping("shop", "prefix: /shop/, service: 'u:p@shop/path'"))) {
            each.has("address: shop\n").warning("EMC7013");
        }
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

    @Test
    void namesAreTheirOwnUpToTheirEnd() {
        for (Rendered each : inBoth(
                HTTP + mapping("shop", "prefix: /a/, service: a") + mapping("shop.eu", "prefix: /b/, service: b"))) {
            each.has("prefix: /a/", "prefix: /b/").silent();
        }
    }
}
