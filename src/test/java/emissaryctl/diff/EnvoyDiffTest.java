package emissaryctl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.traffic.CertificateAuthority;
import emissaryctl.traffic.Manifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What counts as a change, and as how many.
class EnvoyDiffTest {

    private static final String LISTENERS = """
            apiVersion: getambassador.io/v3alpha1
            kind: Listener
            metadata: {name: http}
            spec: {port: 8080, protocol: HTTP, securityModel: XFP, hostBinding: {namespace: {from: ALL}}}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Listener
            metadata: {name: https}
            spec: {port: 8443, protocol: HTTPS, securityModel: SECURE, hostBinding: {namespace: {from: ALL}}}
            ---
            """;

    private static String host(String name, String action) {
        return """
                apiVersion: getambassador.io/v3alpha1
                kind: Host
                metadata: {name: %1$s}
                spec:
                  hostname: %1$s.example.com
                  tlsSecret: {name: %1$s-tls}
                  requestPolicy: {insecure: {action: %2$s}}
                ---
                """.formatted(name, action);
    }

    private static String mapping(String name, String spec) {
        return """
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata: {name: %1$s}
                spec: {hostname: '*', prefix: /%1$s/, service: %1$s, %2$s}
                ---
                """.formatted(name, spec);
    }

    private static String secret(String name) {
        return Manifest.secret(name, new CertificateAuthority("tests").issue("shop.example.com")) + "\n---\n";
    }

    private static final String SHOP_SECRET = secret("shop-tls");
    private static final String BASE = LISTENERS + host("shop", "Redirect") + SHOP_SECRET;

    private static List<String> changes(String before, String after) {
        return Compared.lines(Compared.of(before, after));
    }

    @Test
    void theSameIsNoChange() {
        String all = BASE + mapping("users", "weight: 100") + mapping("items", "timeout_ms: 100");
        assertThat(changes(all, all)).isEmpty();
    }

    @Test
    void theOrderOfDocumentsIsNoChange() {
        List<String> documents = new ArrayList<>(
                List.of(LISTENERS, host("shop", "Redirect"), SHOP_SECRET, mapping("users", ""), mapping("items", "")));
        String before = String.join("", documents);
        Collections.shuffle(documents, new Random(3));
        assertThat(changes(before, String.join("", documents))).isEmpty();
    }

    @Test
    void anOlderVersionOfTheSameIsNoChange() {
        String v3 = BASE + mapping("users", "timeout_ms: 4000");
        String v2 = BASE + """
                apiVersion: getambassador.io/v2
                kind: Mapping
                metadata: {name: users}
                spec: {host: '*', prefix: /users/, service: users, timeout_ms: 4000}
                """;
        assertThat(changes(v2, v3)).isEmpty();
    }

    @Test
    void defaultsSpelledOutAreNoChange() {
        assertThat(changes(
                        BASE + mapping("users", ""),
                        BASE + mapping("users", "timeout_ms: 3000, rewrite: /, precedence: 0, case_sensitive: true")))
                .isEmpty();
    }

    @Test
    void anotherNameForTheSameMappingIsNoChange() {
        assertThat(changes(
                        BASE + mapping("users", ""),
                        BASE + mapping("users", "").replace("{name: users}", "{name: people}")))
                .isEmpty();
    }

    @Test
    void aMappingInManyVirtualHostsIsOneEntry() {
        String hosts = BASE + host("a", "Route") + host("b", "Route") + secret("a-tls") + secret("b-tls");
        assertThat(changes(hosts + mapping("users", ""), hosts + mapping("users", "timeout_ms: 10000")))
                .containsExactly("changed Mapping default/users: route.timeout: 3s → 10s");
        assertThat(Compared.kinds(Compared.of(hosts, hosts + mapping("users", ""))))
                .containsExactly(Difference.Kind.ADDED);
    }

    @Test
    void whatComesWithAHostIsThatHost() {
        String all = BASE + mapping("users", "") + mapping("items", "");
        Comparison comparison = Compared.of(all, all + host("cart", "Route") + secret("cart-tls"));
        assertThat(comparison.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.resource().map(Object::toString)).contains("Host default/cart");
            assertThat(entry.kind()).isEqualTo(Difference.Kind.ADDED);
        });
    }

    @Test
    void theInsecureActionIsThatOfTheHost() {
        String mappings = mapping("users", "") + mapping("items", "");
        assertThat(changes(BASE + mappings, BASE.replace("Redirect", "Route") + mappings))
                .containsExactly("changed Host default/shop: insecure requests: redirected to HTTPS → served");
    }

    @Test
    void theWeightOfACanaryIsOneChange() {
        String canaries = mapping("users", "")
                + mapping("one", "weight: 10").replace("/one/", "/users/")
                + mapping("two", "weight: 20").replace("/two/", "/users/");
        assertThat(changes(BASE + canaries, BASE + canaries.replace("weight: 10", "weight: 30")))
                .singleElement()
                .asString()
                .startsWith("changed Mapping default/one: ")
                .contains("match.share: 10% → 30%", "match.share: 70% → 50%");
    }

    @Test
    void aCertificateIsToldByItsFingerprint() {
        String after = BASE.replace(SHOP_SECRET, secret("shop-tls"));
        assertThat(changes(BASE, after))
                .singleElement()
                .asString()
                .startsWith("changed Secret default/shop-tls: ")
                .contains("certificate_chain.inline: sha256:")
                .doesNotContain("BEGIN")
                .contains("(a secret) → (a secret)");
    }

    @Test
    void whatTakesRequestsFromAnotherHasMoved() {
        String some =
                mapping("users", "").replace("/users/", "/").replace("service: users", "service: users, precedence: 1");
        String other = mapping("regex", "regex_headers: {x-a: '.*'}").replace("/regex/", "/");
        assertThat(changes(
                        BASE + some + other,
                        BASE + some + other.replace("service: regex", "service: regex, precedence: 2")))
                .singleElement()
                .asString()
                .startsWith("moved Mapping default/regex: order: after prefix / → before prefix /");
    }

    @Test
    void anOrderThatNoRequestNoticesIsNoChange() {
        String all = mapping("users", "") + mapping("items", "");
        assertThat(changes(BASE + all, BASE + mapping("users", "") + mapping("items", "precedence: 5")))
                .isEmpty();
    }

    @Test
    void twelveRealChangesAreTwelveEntries() {
        StringBuilder many = new StringBuilder(BASE);
        many.append(host("cart", "Redirect")).append(secret("cart-tls"));
        for (int i = 0; i < 40; i++) many.append(mapping("m" + i, "timeout_ms: 5000"));
        String before =
                many + mapping("old", "") + mapping("canary", "weight: 10").replace("/canary/", "/m39/");
        String after = (many
                        + mapping("new", "")
                        + mapping("canary", "weight: 20").replace("/canary/", "/m39/"))
                .replace("service: m1,", "service: other,")
                .replace("prefix: /m2/, service: m2, timeout_ms: 5000", "prefix: /m2/, service: m2, timeout_ms: 9000")
                .replace("prefix: /m3/,", "prefix: /mm3/,")
                .replace("service: m4, timeout_ms: 5000", "service: m4, timeout_ms: 5000, rewrite: ''")
                .replace(
                        "service: m5, timeout_ms: 5000", "service: m5, retry_policy: {retry_on: 5xx}, timeout_ms: 5000")
                .replace(
                        "service: m6, timeout_ms: 5000",
                        "service: m6, cors: {origins: ['https://a.example.com']}, timeout_ms: 5000")
                .replace("{hostname: '*', prefix: /m7/", "{hostname: shop.example.com, prefix: /m7/")
                .replace("service: m8, timeout_ms: 5000", "service: m8, headers: {x-a: b}, timeout_ms: 5000")
                .replace(host("cart", "Redirect"), host("cart", "Reject"));
        Comparison comparison = Compared.of(before, after);
        assertThat(Compared.lines(comparison)).hasSize(12);
        assertThat(Summary.of(comparison)).startsWith("1 virtual host changed, 1 route added, 1 removed, 9 changed; ");
    }
}
