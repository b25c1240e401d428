package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static emissaryctl.traffic.TokenIssuer.claims;
import static emissaryctl.traffic.TokenIssuer.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JwtFilterTest {

    private static final String STRICT = """
            issuer: https://idp.example.com/
            requireIssuer: true
            audience: shop
            requireAudience: true
            """;
    private static final String EVERYWHERE = "rules: [{filters: [{name: login}]}]";

    @RegisterExtension
    final Workbench bench = new Workbench();

    private TokenIssuer issuer;
    private Backend shop;
    private Backend keys;

    @BeforeEach
    void openShop() throws Exception {
        issuer = new TokenIssuer();
        shop = bench.backend("shop");
        keys = bench.backend(_ -> Answer.of(200, issuer.keys()));
    }

    @Test
    void tokensAreTakenAndRefused() throws Exception {
        GatewayUnderTest gateway = gateway(STRICT, EVERYWHERE);
        SequencedMap<String, Integer> expected = new LinkedHashMap<>();
        expected.put("Bearer " + issuer.rs256(claims()), 200);
        expected.put("Bearer " + issuer.es256(claims()), 200);
        expected.put("Bearer " + issuer.rs512(claims("aud", "[\"other\", \"shop\"]")), 200);
        expected.put("Bearer " + issuer.rs256(claims("exp", "")), 200);
        expected.put("Bearer " + issuer.rs256(claims("exp", in(-30))), 401);
        expected.put("Bearer " + issuer.es256(claims("exp", in(-30))), 401);
        expected.put("Bearer " + issuer.rs256(claims("nbf", in(60))), 401);
        expected.put("Bearer " + issuer.rs256(claims("iss", "\"https://evil.example.com/\"")), 401);
        expected.put("Bearer " + issuer.rs256(claims("iss", "")), 401);
        expected.put("Bearer " + issuer.rs256(claims("aud", "\"other\"")), 403);
        expected.put("Bearer " + issuer.rs256(claims("aud", "")), 403);
        expected.put("Bearer " + issuer.rs256(claims("iat", in(600))), 403);
        expected.put("Bearer " + TokenIssuer.unsigned(claims()), 401);
        expected.put("Bearer " + new TokenIssuer().rs256(claims()), 401);
        expected.put("Bearer " + new TokenIssuer().es256(claims()), 401);
        expected.put("Bearer nonsense", 401);
        expected.put("Basic YTpi", 401);
        expected.put("", 401);

        for (Map.Entry<String, Integer> each : expected.entrySet()) {
            Reply reply = gateway.send(Request.get("/a").header("Authorization", each.getKey()));
            assertThat(reply.status()).as(each.getKey()).isEqualTo(each.getValue());
        }
        assertThat(shop.received()).hasSize(4);
        assertThat(shop.received().getFirst().header("authorization"))
                .containsExactly(expected.sequencedKeySet().getFirst());
    }

    @Test
    void aTokenInTheQueryIsNone() throws Exception {
        GatewayUnderTest gateway = gateway(STRICT, EVERYWHERE);

        Reply reply = gateway.get("/a?access_token=" + issuer.rs256(claims()));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("www-authenticate").orElseThrow()).startsWith("Bearer realm=");
    }

    @Test
    void scopesAreThoseOfTheRule() throws Exception {
        GatewayUnderTest gateway = gateway("", """
                rules:
                - path: /write*
                  filters: [{name: login, arguments: {scope: [write, admin]}}]
                - path: /read*
                  filters: [{name: login, arguments: {scope: [read]}}]
                - filters: [{name: login}]
                """);
        String reader = issuer.rs256(claims("scope", "\"read list\""));
        String writer = issuer.es256(claims("scope", "[\"write\", \"admin\"]"));
        String nobody = issuer.rs256(claims());

        assertThat(statuses(gateway, reader, "/read", "/write", "/other")).containsExactly(200, 403, 200);
        assertThat(statuses(gateway, writer, "/read", "/write", "/other")).containsExactly(403, 200, 200);
        assertThat(statuses(gateway, nobody, "/read", "/write", "/other")).containsExactly(403, 403, 200);
        assertThat(statuses(gateway, "x", "/read", "/write", "/other")).containsExactly(401, 401, 401);
    }

    @Test
    void whatAnEarlierRuleExemptsIsOpenAndNothingElse() throws Exception {
        GatewayUnderTest gateway = gateway("", """
                rules:
                - {path: /public/*, filters: []}
                - {path: /healthz}
                - {host: open.example.com, path: "*", filters: null}
                - filters: [{name: login}]
                - {path: /late/*, filters: []}
                """);

        for (String open : List.of("/public/", "/public/a?b=c", "/healthz", "/healthz?x=1", "/a/../public/x")) {
            assertThat(gateway.get(open).status()).as(open).isEqualTo(200);
        }
        for (String closed : List.of(
                "/", "/public", "/healthz/", "/healthzz", "/late/x", "/a?x=/public/", "/public/../a", "/PUBLIC/")) {
            assertThat(gateway.get(closed).status()).as(closed).isEqualTo(401);
        }
        for (String host : List.of("open.example.com", "OPEN.example.com", "open.example.com:8080")) {
            assertThat(gateway.send(Request.get("/a").host(host)).status())
                    .as(host)
                    .isEqualTo(200);
        }
        for (String host : List.of("open.example.com.evil.org", "xopen.example.com", "open.example.com:80x")) {
            assertThat(gateway.send(Request.get("/a").host(host)).status())
                    .as(host)
                    .isNotEqualTo(200);
        }
    }

    @Test
    void algorithmsAndClaimsThatAreRequired() throws Exception {
        GatewayUnderTest gateway = gateway("""
                validAlgorithms: [RS512]
                requireExpiresAt: true
                requireNotBefore: true
                requireIssuedAt: true
                leewayForExpiresAt: 1m
                leewayForNotBefore: 60s
                leewayForIssuedAt: 1m
                """, EVERYWHERE);
        SequencedMap<String, Integer> expected = new LinkedHashMap<>();
        expected.put(issuer.rs512(claims("nbf", in(-5))), 200);
        expected.put(issuer.rs512(claims("nbf", in(30), "iat", in(30), "exp", in(-30))), 200);
        expected.put(issuer.rs256(claims("nbf", in(-5))), 403);
        expected.put(issuer.es256(claims("nbf", in(-5))), 403);
        expected.put(issuer.rs512(claims()), 403);
        expected.put(issuer.rs512(claims("nbf", in(-5), "iat", "")), 403);
        expected.put(issuer.rs512(claims("nbf", in(-5), "iat", in(90))), 403);
        expected.put(issuer.rs512(claims("nbf", in(-5), "exp", "")), 401);
        expected.put(issuer.rs512(claims("nbf", in(-5), "exp", in(-90))), 401);
        expected.put(issuer.rs512(claims("nbf", in(90))), 401);

        for (Map.Entry<String, Integer> each : expected.entrySet()) {
            assertThat(statuses(gateway, each.getKey(), "/")).as(each.getKey()).containsExactly(each.getValue());
        }
    }

    @Test
    void headersTellTheServiceOfTheToken() throws Exception {
        GatewayUnderTest gateway = gateway("""
                injectRequestHeaders:
                - {name: X-User, value: "{{ .token.Claims.sub }}"}
                - {name: X-Missing, value: "{{ .token.Claims.missing }}"}
                - {name: X-Fixed, value: "100% sure"}
                - {name: X-Whole, value: "{{.token.Header.alg}}, {{ .token.Claims.address.city }}"}
                - {name: X-Agent, value: "{{ .httpRequestHeader.Get \\"User-Agent\\" }}"}
                """, "rules: [{path: /a/*, filters: [{name: login}]}]");
        String token = issuer.es256(claims("address", "{\"city\": \"Bonn\"}"));
        Request request = Request.get("/a/x").header("Authorization", "Bearer " + token);

        Reply reply = gateway.send(request.header("X-User", "eve")
                .header("X-Missing", "eve")
                .header("X-Fixed", "eve")
                .header("User-Agent", "me"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(shop.last().header("x-user")).containsExactly("anna");
        assertThat(shop.last().header("x-missing")).isEmpty();
        assertThat(shop.last().header("x-fixed")).containsExactly("100% sure");
        assertThat(shop.last().header("x-whole")).containsExactly("ES256, Bonn");
        assertThat(shop.last().header("x-agent")).containsExactly("me");
    }

    @Test
    void headersChooseFilters() throws Exception {
        GatewayUnderTest gateway = gateway("", """
                rules:
                - path: /any
                  filters: [{name: login, ifRequestHeader: {name: X-Login}}]
                - path: /value
                  filters: [{name: login, ifRequestHeader: {name: X-Login, value: "yes"}}]
                - path: /regex
                  filters: [{name: login, ifRequestHeader: {name: X-Login, valueRegex: "^y|z$"}}]
                - path: /otherwise
                  filters: [{name: login, ifRequestHeader: {name: X-Login, value: "no", negate: true}}]
                """);

        assertThat(gateway.get("/any").status()).isEqualTo(200);
        assertThat(gateway.get("/otherwise").status()).isEqualTo(401);
        assertThat(withHeader(gateway, "", "/any", "/value", "/regex", "/otherwise"))
                .containsExactly(200, 200, 200, 401);
        assertThat(withHeader(gateway, "yes", "/any", "/value", "/regex", "/otherwise"))
                .containsExactly(401, 401, 401, 401);
        assertThat(withHeader(gateway, "YES", "/any", "/value", "/regex", "/otherwise"))
                .containsExactly(401, 200, 200, 401);
        assertThat(withHeader(gateway, "fizz", "/any", "/value", "/regex", "/otherwise"))
                .containsExactly(401, 200, 401, 401);
        assertThat(withHeader(gateway, "no", "/any", "/value", "/regex", "/otherwise"))
                .containsExactly(401, 200, 200, 200);
    }

    @Test
    void routesThatBypassAuthBypassFilters() throws Exception {
        GatewayUnderTest gateway =
                gateway("", EVERYWHERE, mapping("open", shop.service(), "prefix: /open/\nbypass_auth: true"));

        assertThat(gateway.get("/open/").status()).isEqualTo(200);
        assertThat(gateway.get("/ambassador/v0/check_ready").status()).isEqualTo(200);
        assertThat(gateway.get("/a").status()).isEqualTo(401);
    }

    /// Keys are fetched before the gateway is ready, so that the first request need not wait for them.
    @Test
    void keysAreThereBeforeTheFirstRequest() throws Exception {
        GatewayUnderTest gateway = gateway("", EVERYWHERE);

        assertThat(keys.received()).isNotEmpty();
        assertThat(keys.last().path()).isEqualTo("/keys?v=1");
        assertThat(gateway.get("/").status()).isEqualTo(401);
    }

    private static List<Integer> withHeader(GatewayUnderTest gateway, String value, String... paths) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (String path : paths) {
            statuses.add(
                    gateway.send(Request.get(path).header("x-login", value)).status());
        }
        return statuses;
    }

    private static List<Integer> statuses(GatewayUnderTest gateway, String token, String... paths) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (String path : paths) {
            statuses.add(gateway.send(Request.get(path).header("Authorization", "Bearer " + token))
                    .status());
        }
        return statuses;
    }

    private GatewayUnderTest gateway(String jwt, String policy, String... more) throws Exception {
        List<String> manifests = new ArrayList<>(List.of(
                mapping("shop", shop.service(), "prefix: /"),
                resource(
                        "Filter",
                        "login",
                        "JWT:\n" + ("jwksURI: http://" + keys.service() + "/keys?v=1\n" + jwt).indent(2)),
                resource("FilterPolicy", "policy", policy)));
        manifests.addAll(List.of(more));
        return bench.gateway(manifests.toArray(String[]::new));
    }
}
