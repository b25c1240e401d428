package emissaryctl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.lint.catalogue.RulePage;
import emissaryctl.ratelimit.LimitsFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What the pages say that a mistake does to traffic is true of their own examples: of the bad one, and not of the good
/// one.
class EffectsTest {

    private static final Pattern LINE = Pattern.compile("^bad\\.yaml:(\\d+):");

    private static final String EVERYTHING =
            resource("Mapping", "everything", "{hostname: \"*\", prefix: /, service: web}");
    private static final String HTTPS = resource(
            "Listener",
            "https",
            "{port: 8443, protocol: HTTPS, securityModel: SECURE, hostBinding: {namespace: {from: ALL}}}");
    private static final String TLS_HOST = resource(
            "Host", "shop", "{hostname: shop.example.com, tlsSecret: {name: shop-tls}, tlsContext: {name: shop}}");
    /// So that it makes no difference whether the Host of an example is the only one.
    private static final String OTHER_HOST =
            resource("Host", "other", "{hostname: other.example.net, requestPolicy: {insecure: {action: Route}}}");
    private static final String AUTH = resource("AuthService", "added-auth", "{auth_service: \"auth:3000\"}");
    private static final String LIMITER =
            resource("RateLimitService", "added-limits", "{service: \"limits:8081\", protocol_version: v3}");

    private static String resource(String kind, String name, String spec) {
        return "apiVersion: getambassador.io/v3alpha1\nkind: %s\nmetadata: {name: %s}\nspec: %s\n"
                .formatted(kind, name, spec);
    }

    @TempDir
    static Path folder;

    @FunctionalInterface
    interface Proof {
        void of(Code code, Example bad, Example good) throws IOException;
    }

    /// The resource that the finding points at might as well not be there.
    private static final Proof HAS_NO_MEANING = (code, bad, _) -> {
        Example without = bad.withoutDocumentOfLine(line(code));
        assertThat(bad.and(OTHER_HOST).rendered().lines())
                .containsExactlyElementsOf(
                        without.and(OTHER_HOST).rendered().lines().toList());
    };

    private static int line(Code code) {
        Matcher first = LINE.matcher(RulePage.of(code).block("Bad", "text").orElseThrow());
        assertThat(first.find()).isTrue();
        return Integer.parseInt(first.group(1));
    }

    /// The same; that of the good example counts.
    private static final Proof DROPPED = (code, bad, good) -> {
        HAS_NO_MEANING.of(code, bad, good);
        assertThat(good.rendered()).isNotEmpty().isNotEqualTo(bad.rendered());
    };

    private static Proof notFound(String url) {
        return differs(url, "/status", "404", "missing").and(forwarded(url));
    }

    private static Combinable forwarded(String url) {
        return (_, _, good) -> assertThat(good.result(url, "/verdict")).isEqualTo("forwarded");
    }

    /// What comes of a GET: with the bad example, and with the good one.
    private static Combinable differs(String url, String pointer, String bad, String good) {
        return (_, one, other) -> {
            assertThat(one.result(url, pointer)).isEqualTo(bad);
            assertThat(other.result(url, pointer)).isEqualTo(good);
        };
    }

    @FunctionalInterface
    interface Combinable extends Proof {
        default Proof and(Proof next) {
            return (code, bad, good) -> {
                of(code, bad, good);
                next.of(code, bad, good);
            };
        }
    }

    /// The configuration of the good example has it, that of the bad one does not.
    private static Proof lacks(String text) {
        return (_, bad, good) -> {
            assertThat(good.rendered()).contains(text);
            assertThat(bad.rendered()).isNotEmpty().doesNotContain(text);
        };
    }

    /// The other way round.
    private static Proof has(String text) {
        return (_, bad, good) -> {
            assertThat(bad.rendered()).contains(text);
            assertThat(good.rendered()).isNotEmpty().doesNotContain(text);
        };
    }

    /// Envoy takes what is made of the good example, and not the same with the mistake put in.
    private static Proof rejected(String part, String mistake) {
        return (_, _, good) -> EnvoyVerdict.rejects(folder, good.rendered(), part, mistake);
    }

    private static Proof endpoints(String url, String bad, String good) {
        return differs(url, "/cluster/endpoints", "[\"" + bad + "\"]", "[\"" + good + "\"]");
    }

    private static Proof authorization(String url, String bad, String good) {
        return (_, one, other) -> {
            assertThat(one.and(AUTH).result(url, "/filters/auth/decision", "--profile", "parity"))
                    .isEqualTo(bad);
            assertThat(other.and(AUTH).result(url, "/filters/auth/decision", "--profile", "parity"))
                    .isEqualTo(good);
        };
    }

    private static String preflight(Example example, String origin, String part) {
        JsonNode result = example.explained(
                        "OPTIONS",
                        "http://shop.example.com/api/1",
                        "-H",
                        "origin: " + origin,
                        "-H",
                        "access-control-request-method: POST")
                .at("/results/0");
        return result.path(part).toString();
    }

    /// The shares of services, as Emissary would have them.
    private static Proof shares(String url, List<Integer> bad, List<Integer> good) {
        return (_, one, other) -> {
            assertThat(shares(one, url)).isEqualTo(bad);
            assertThat(shares(other, url)).isEqualTo(good);
        };
    }

    private static List<Integer> shares(Example example, String url) {
        List<Integer> shares = new ArrayList<>();
        example.explained("GET", url, "--profile", "parity")
                .path("results")
                .forEach(result -> shares.add(result.path("percent").asInt()));
        return shares;
    }

    /// Nothing is asked of the rate limit service for this request, or something.
    private static Proof limits(String url) {
        return (_, bad, good) -> {
            assertThat(bad.with("RateLimitService", LIMITER).result(url, "/filters/rateLimits", "--profile", "parity"))
                    .isIn("[]", "missing");
            assertThat(good.with("RateLimitService", LIMITER).result(url, "/filters/rateLimits", "--profile", "parity"))
                    .contains("\"sent\":true");
        };
    }

    /// The limits that count for the label groups of the bad example; with the good one each group has its limit.
    private static Proof counting(List<String> bad) {
        return (_, one, other) -> {
            String cart = "http://shop.example.com/cart/1";
            assertThat(one.limitsOf(cart)).isEqualTo(bad);
            assertThat(other.limitsOf(cart)).hasSameSizeAs(bad).doesNotContain(LimitsFound.NONE);
        };
    }

    private static final Map<Code, Proof> PROOFS = new LinkedHashMap<>();

    static {
        String shop = "http://shop.example.com";
        for (Code code : List.of(
                Code.MISSING_REQUIRED_FIELD,
                Code.DUPLICATE_RESOURCE,
                Code.MODULE_NOT_NAMED_AMBASSADOR,
                Code.HOST_GLOB_IN_EXACT_HOST,
                Code.LISTENER_HOST_BINDING,
                Code.AMBASSADOR_ID_MISMATCH,
                Code.DUPLICATE_LISTENER_PORT,
                Code.LISTENER_INVALID,
                Code.CANARY_ATTRIBUTE_MISMATCH,
                Code.LB_NEEDS_ENDPOINT_RESOLVER,
                Code.LB_INVALID,
                Code.TLS_SECRET_MISSING,
                Code.TLS_SECRET_MALFORMED,
                Code.TLS_KEY_MISMATCH,
                Code.TLS_WEAK_KEY,
                Code.HOST_TLSCONTEXT_CONFLICT,
                Code.INVALID_ENUM,
                Code.TLSCONTEXT_INVALID,
                Code.RESOLVER_UNKNOWN)) PROOFS.put(code, DROPPED);
        PROOFS.put(Code.NO_LISTENER, (_, bad, good) -> {
            assertThat(bad.withoutFrame()
                            .explained("GET", shop + "/cart/1")
                            .path("failure")
                            .isNull())
                    .isFalse();
            assertThat(good.result(shop + "/cart/1", "/verdict")).isEqualTo("forwarded");
        });
        PROOFS.put(Code.MAPPING_NO_HOSTNAME, notFound(shop + "/cart/1"));
        PROOFS.put(Code.CANARY_WEIGHT_ZERO_ALL, notFound(shop + "/cart/1"));
        PROOFS.put(Code.PREFIX_NO_LEADING_SLASH, notFound(shop + "/users/1"));
        PROOFS.put(
                Code.GRPC_REWRITE,
                differs(
                        shop + "/helloworld.Greeter/SayHello",
                        "/upstream/path",
                        "/SayHello",
                        "/helloworld.Greeter/SayHello"));
        PROOFS.put(
                Code.REGEX_REWRITE_COLLAPSES_PATH, differs(shop + "/v1/users/7", "/upstream/path", "/", "/v1/users/7"));
        PROOFS.put(Code.MAPPING_HOST_MISMATCH, notFound(shop + "/cart/1"));
        PROOFS.put(Code.MID_STRING_WILDCARD, notFound("http://shop.a.example.com/cart/1"));
        PROOFS.put(Code.HOST_PORT_IN_HOSTNAME, notFound(shop + "/cart/1"));
        PROOFS.put(
                Code.CORS_PREFLIGHT_UNMATCHED,
                (_, bad, good) -> assertThat(List.of(
                                preflight(bad, "https://shop.example.com", "why"),
                                preflight(good, "https://shop.example.com", "why")))
                        .containsExactly("\"no-route\"", "\"preflight\""));
        PROOFS.put(
                Code.ROUTE_SHADOWED,
                differs(shop + "/api/1", "/route/resource", "Mapping default/site", "Mapping default/api"));
        PROOFS.put(
                Code.NO_HOST,
                (_, bad, _) -> assertThat(bad.withoutFrame().result(shop + "/cart/1", "/verdict"))
                        .isEqualTo("forwarded"));
        PROOFS.put(Code.HTTPS_LISTENER_WITHOUT_TLS_HOST, (_, bad, _) -> {
            String[] asEmissary = {"--port", "8443", "--profile", "parity"};
            assertThat(bad.result(shop + "/cart/1", "/verdict", asEmissary)).isEqualTo("forwarded");
        });
        PROOFS.put(Code.CLEARTEXT_INSECURE_ROUTE, (_, bad, good) -> {
            assertThat(bad.and(EVERYTHING).result(shop + "/", "/verdict")).isEqualTo("forwarded");
            assertThat(good.and(EVERYTHING).result(shop + "/", "/verdict")).isEqualTo("redirected");
        });
        PROOFS.put(
                Code.UPSTREAM_TLS_DOWNGRADED,
                (_, bad, _) -> assertThat(bad.result("https://shop.example.com/cart/1", "/cluster/tls"))
                        .isEqualTo("false"));
        PROOFS.put(Code.OVERLAPPING_MAPPING_SPLIT, shares(shop + "/api/1", List.of(50, 50), List.of(100)));
        PROOFS.put(Code.CANARY_WEIGHT_OVER_100, shares(shop + "/cart/1", List.of(60, 40), List.of(10, 90)));
        PROOFS.put(Code.CANARY_WEIGHT_UNDER_100, shares(shop + "/cart/1", List.of(30, 30, 40), List.of(30, 70)));
        PROOFS.put(Code.SERVICE_NAMESPACE, endpoints(shop + "/cart/1", "cart:80", "cart.shop:80"));
        PROOFS.put(Code.AUTHSERVICE_INVALID, authorization(shop + "/", "no-service", "asked"));
        PROOFS.put(Code.BYPASS_AUTH_BROAD, authorization(shop + "/login-admin", "skipped", "asked"));
        PROOFS.put(
                Code.AUTH_PATH_CONFUSION,
                differs(shop + "/public/..%2fadmin", "/verdict", "forwarded", "answered")
                        .and((_, bad, _) -> assertThat(
                                        bad.result(shop + "/public/..%2fadmin", "/filters/auth/decision"))
                                .isEqualTo("skipped")));
        PROOFS.put(Code.AUTH_FAILURE_MODE_ALLOW, has("failure_mode_allow"));
        PROOFS.put(Code.CORS_WILDCARD_CREDENTIALS, (_, bad, good) -> {
            assertThat(preflight(bad, "https://thief.example.net", "headers")).contains("https://thief.example.net");
            assertThat(preflight(good, "https://thief.example.net", "headers")).doesNotContain("thief");
        });
        PROOFS.put(
                Code.TLS_CIPHER,
                (code, bad, good) -> rejected("ECDHE-RSA-AES128-GCM-SHA256", "RC4-SHA")
                        .of(code, bad, good.and(HTTPS).and(TLS_HOST)));
        PROOFS.put(Code.XFF_TRUST, (_, bad, good) -> {
            String[] liar = {"--client", "203.0.113.9", "-H", "x-forwarded-for: 10.0.0.1"};
            assertThat(bad.and(EVERYTHING).result(shop + "/", "/verdict", liar)).isEqualTo("forwarded");
            assertThat(good.and(EVERYTHING).result(shop + "/", "/status", liar)).isEqualTo("403");
        });
        PROOFS.put(Code.RATELIMIT_LEGACY_LABEL_SYNTAX, limits(shop + "/api/1"));
        PROOFS.put(Code.RATELIMIT_DOMAIN_MISMATCH, limits(shop + "/api/1"));
        PROOFS.put(Code.RATELIMIT_LABEL_SHAPE, limits(shop + "/api/1"));
        PROOFS.put(Code.RATELIMIT_NO_SERVICE, lacks("envoy.filters.http.ratelimit"));
        PROOFS.put(Code.RATELIMIT_PROTOCOL_VERSION, lacks("envoy.filters.http.ratelimit"));
        PROOFS.put(Code.MULTIPLE_RATELIMITSERVICES, lacks("envoy.filters.http.ratelimit"));
        PROOFS.put(Code.RATELIMIT_HEADER_BYPASS, (_, bad, good) -> {
            String sent = "\"sent\":true";
            assertThat(bad.and(LIMITER).result(shop + "/api/1", "/filters/rateLimits"))
                    .doesNotContain(sent);
            assertThat(good.and(LIMITER).result(shop + "/api/1", "/filters/rateLimits"))
                    .contains(sent);
        });
        PROOFS.put(Code.RATELIMIT_FAIL_OPEN, lacks("failure_mode_deny"));
        String cart = shop + "/cart/1";
        PROOFS.put(Code.RATELIMIT_UNREACHABLE, (_, bad, _) -> {
            assertThat(bad.limitsOf(cart)).containsExactly("cart.default-0");
            assertThat(bad.withText("generic_key: cart\n", "generic_key: other\n")
                            .withText("generic_key: carts\n", "generic_key: cart\n")
                            .limitsOf(cart))
                    .containsExactly("cart.default-1");
        });
        PROOFS.put(Code.LABELS_WITHOUT_RATELIMIT, counting(List.of("cart.default-0", LimitsFound.NONE)));
        PROOFS.put(Code.RATELIMIT_INVALID, counting(List.of(LimitsFound.NONE)));
        PROOFS.put(Code.RATELIMIT_NOT_EXPRESSIBLE, counting(List.of(LimitsFound.NONE)));
        PROOFS.put(Code.EDGE_STACK_ONLY, HAS_NO_MEANING);
        PROOFS.put(Code.PLUGIN_FILTER, HAS_NO_MEANING);
        PROOFS.put(Code.SERVICE_NOT_FOUND, endpoints(shop + "/cart/1", "cartt:80", "cart:80"));
        PROOFS.put(Code.SERVICE_PORT_MISSING, endpoints(shop + "/cart/1", "cart:80", "cart:8080"));
        PROOFS.put(Code.SERVICE_PORT_NOT_EXPOSED, endpoints(shop + "/cart/1", "cart:8080", "cart:80"));
        PROOFS.put(
                Code.CONSUL_OFFLINE,
                differs(shop + "/orders/1", "/cluster/endpoints", "[]", "[\"orders.service.consul:8080\"]"));
        PROOFS.put(Code.SERVICE_MALFORMED, notFound(shop + "/cart/1"));
        PROOFS.put(
                Code.GRPC_HTTP1_PORT,
                differs(shop + "/helloworld.Greeter/SayHello", "/cluster/http2", "false", "true"));
        PROOFS.put(Code.REGEX_NOT_RE2, rejected("/users/[0-9]+", "/users/(?!admin).*"));
        PROOFS.put(Code.HOSTNAME_CLAIMED_TWICE, differs(shop + "/cart/1", "/verdict", "redirected", "forwarded"));
        PROOFS.put(Code.ERROR_RESPONSE_OVERRIDES, rejected("100%% gone", "100% gone"));
        PROOFS.put(
                Code.HEADER_MUTATION_INVALID,
                rejected(
                        "\"route\": {",
                        "\"request_headers_to_add\": [{\"header\": {\"key\": \"host\", \"value\": \"x\"}}], \"route\": {"));
        PROOFS.put(Code.TCPMAPPING_PORT_CONFLICT, rejected("\"port_value\": 6379", "\"port_value\": 8080"));
        PROOFS.put(Code.INVALID_VALUE, rejected("\"timeout\": \"0s\"", "\"timeout\": \"-1s\""));
        PROOFS.put(Code.UNSUPPORTED_RESOURCE, DROPPED);
        PROOFS.put(Code.REGEX_PROGRAM_SIZE, rejected("/api/[^/]*/users/.*", "/api/.{0,100}/users/.*"));
        PROOFS.put(Code.CONFLICTING_REDIRECTS, DROPPED);
        PROOFS.put(Code.HOST_REWRITE_CONFLICT, DROPPED);
        PROOFS.put(Code.RETRY_ON_INVALID, (_, bad, good) -> {
            assertThat(bad.and(EVERYTHING).rendered()).isNotEmpty().doesNotContain("retry_on");
            assertThat(good.and(EVERYTHING).rendered()).contains("retry_on");
        });
        PROOFS.put(Code.CIRCUIT_BREAKER_INVALID, (_, bad, good) -> {
            assertThat(bad.and(EVERYTHING).result(shop + "/", "/status")).isEqualTo("404");
            assertThat(good.and(EVERYTHING).result(shop + "/", "/verdict")).isEqualTo("forwarded");
        });
        PROOFS.put(Code.HEALTH_CHECK_INVALID, (_, bad, good) -> {
            assertThat(bad.rendered().lines())
                    .containsExactlyElementsOf(good.rendered().lines().toList());
        });
        PROOFS.put(Code.TCPMAPPING_NO_TLS, lacks("tcphost-GROUP: redis"));
        PROOFS.put(Code.MODULE_VALUE_INVALID, lacks("http.max_requests_per_io_cycle"));
        PROOFS.put(Code.REMOVED_FIELD, (_, bad, good) -> {
            assertThat(bad.rendered().lines())
                    .containsExactlyElementsOf(good.rendered().lines().toList());
        });
        PROOFS.put(Code.MULTIPLE_SERVICES, lacks("envoy.tracers.zipkin"));
        PROOFS.put(Code.SERVICE_PLUGIN_INVALID, lacks("envoy.access_loggers.http_grpc"));
        PROOFS.put(Code.MULTIPLE_AUTHSERVICES, (_, bad, good) -> {
            assertThat(bad.rendered("--profile", "parity")).contains("cluster_extauth_auth_internal_3000_default");
            assertThat(good.rendered("--profile", "parity")).doesNotContain("auth_internal");
        });
    }

    static Stream<Code> proven() {
        return PROOFS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("proven")
    void theEffectIsTrue(Code code) throws IOException {
        PROOFS.get(code).of(code, Example.of(code, "Bad"), Example.of(code, "Good"));
    }

    /// Where a request or a connection shows more than the configuration does.
    private static final Map<Code, String> SHOWN_ELSEWHERE =
            Map.of(Code.TLS_VERSION_INVERTED, "tls/TlsEffectsTest", Code.IP_ALLOW_INVALID, "SituationsTest");

    private static final Map<Code, String> NOT_SHOWN = Map.of(
            Code.NAME_NOT_DNS, "it is the API server of a cluster that refuses the name",
            Code.ADMIN_EXPOSED, "the diagnostics are served by Emissary's own pods");

    @Test
    void whatIsShownElsewhereIsShownThere() throws IOException {
        for (Map.Entry<Code, String> each : SHOWN_ELSEWHERE.entrySet()) {
            Path test = Path.of("src/test/java/emissaryctl/lint", each.getValue() + ".java");
            Code code = each.getKey();
            assertThat(Files.readString(test)).containsAnyOf("Code." + code.name(), '"' + code.id() + '"');
        }
    }

    /// None is forgotten.
    @Test
    void everyEffectIsProven() {
        TreeSet<String> unproven = new TreeSet<>();
        Arrays.stream(Code.values())
                .filter(code -> !RulePage.of(code).effect().equals("–"))
                .filter(code -> RulePage.of(code).block("Bad", "yaml").isPresent())
                .filter(code -> !PROOFS.containsKey(code))
                .filter(code -> !SHOWN_ELSEWHERE.containsKey(code) && !NOT_SHOWN.containsKey(code))
                .forEach(code -> unproven.add(code.id()));
        assertThat(unproven).isEmpty();
    }
}
