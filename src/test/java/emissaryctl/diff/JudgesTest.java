package emissaryctl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.traffic.CertificateAuthority;
import emissaryctl.traffic.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of changes that the pages do not show.
class JudgesTest {

    private static final String LISTENERS =
            Manifest.listener(8443, "HTTPS", "SECURE") + "\n---\n" + Manifest.listener(8080, "HTTP", "XFP") + "\n---\n";
    private static final String SECRET = secret();
    private static final String HOST = """
            apiVersion: getambassador.io/v3alpha1
            kind: Host
            metadata: {name: shop}
            spec: {hostname: shop.example.com, tlsSecret: {name: shop-tls}, tls: {min_tls_version: v1.2}}
            ---
            """;
    private static final String MAPPING = """
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: users}
            spec: {hostname: '*', prefix: /users/, service: users}
            ---
            """;
    private static final String ALL = LISTENERS + SECRET + HOST + MAPPING;

    private static String secret() {
        return Manifest.secret("shop-tls", new CertificateAuthority("tests").issue("shop.example.com")) + "\n---\n";
    }

    private static List<String> judged(String before, String after) {
        return Compared.of(before, after).entries().stream()
                .flatMap(entry -> entry.judgements().stream())
                .map(each -> each.risk().word() + " " + each.name() + ": " + each.message())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"v1.2, v1.0, 1.0, 1.2", "v1.3, v1.2, 1.2, 1.3", "v1.3, v1.1, 1.1, 1.3"})
    void anOlderTls(String before, String after, String now, String old) {
        assertThat(judged(ALL.replace("v1.2", before), ALL.replace("v1.2", after)))
                .containsExactly("high tls-minimum-lowered: TLS " + now + " is accepted, it was " + old);
        assertThat(judged(ALL.replace("v1.2", after), ALL.replace("v1.2", before)))
                .isEmpty();
    }

    @Test
    void anotherCertificateAndNothingOfItsKey() {
        String renewed = secret();
        assertThat(judged(ALL, ALL.replace(SECRET, renewed)))
                .singleElement()
                .asString()
                .matches(
                        "medium certificate-changed: clients see certificate sha256:[0-9a-f]{16}…, it was sha256:[0-9a-f]{16}…");
    }

    @Test
    void requestsThatAreServedWithoutHttps() {
        assertThat(judged(ALL, ALL.replace("tlsSecret:", "requestPolicy: {insecure: {action: Route}}, tlsSecret:")))
                .containsExactly("high cleartext-enabled: requests for `shop.example.com on 0.0.0.0:8080 cleartext`"
                        + " are served without HTTPS");
    }

    @Test
    void aServiceThatLosesItsTls() throws IOException {
        String input = Files.readString(Path.of("testdata/render/mappings/tls-origination/input.yaml"));
        assertThat(judged(input, input.replace("ca_secret: clients", "ca_secret: nobody")))
                .contains("high cleartext-enabled: requests reach `c:80` in cleartext");
    }

    @Test
    void aMappingThatMovesAway() {
        assertThat(judged(ALL, ALL.replace("/users/", "/people/")))
                .containsExactly(
                        "high route-removed: `GET https://shop.example.com/users/` used to be answered and now gets 404,"
                                + " no route");
        assertThat(judged(ALL, ALL.replace("/users/", "/")))
                .as("whoever takes more requests loses none")
                .isEmpty();
        assertThat(judged(ALL.replace("/users/", "/"), ALL))
                .containsExactly(
                        "high route-removed: `GET https://shop.example.com/` used to be answered and now gets 404, no route");
    }

    @Test
    void aMappingThatMovesOutOfAnothersWay() {
        String rest = MAPPING.replace("name: users", "name: rest")
                .replace("prefix: /users/", "prefix: /")
                .replace("service: users", "service: rest");
        assertThat(judged(ALL + rest, ALL.replace("/users/", "/people/") + rest))
                .containsExactly(
                        "high request-goes-elsewhere: `GET https://shop.example.com/people/` goes to users:80 and no"
                                + " longer to rest:80, through Mapping default/users instead of Mapping default/rest");
    }

    @Test
    void aHostThatIsGone() {
        assertThat(judged(ALL, ALL.replace(HOST, ""))).anyMatch(each -> each.startsWith("high route-removed: `GET "));
    }

    @Test
    void anAuthServiceThatIsGone() {
        String auth = """
                apiVersion: getambassador.io/v3alpha1
                kind: AuthService
                metadata: {name: auth}
                spec: {auth_service: auth, proto: grpc, protocol_version: v3}
                ---
                """;
        assertThat(judged(ALL + auth, ALL)).contains("high auth-weakened: no request is authorized any more");
        assertThat(judged(ALL + auth, ALL + auth.replace("proto:", "failure_mode_allow: true, proto:")))
                .containsExactly("high auth-weakened: requests are let through when the AuthService fails");
        assertThat(judged(ALL, ALL + auth)).isEmpty();
    }

    @Test
    void filtersThatArePassedNoMore() {
        String policy = """
                apiVersion: getambassador.io/v3alpha1
                kind: Filter
                metadata: {name: ask}
                spec: {External: {auth_service: auth, failure_mode_allow: false}}
                ---
                apiVersion: getambassador.io/v3alpha1
                kind: FilterPolicy
                metadata: {name: all}
                spec: {rules: [{path: /users/*, filters: [{name: ask}]}]}
                ---
                """;
        String name = "`filter.default.ask.service`";
        assertThat(judged(ALL + policy, ALL)).contains("high auth-weakened: no request passes " + name + " any more");
        assertThat(judged(ALL + policy, ALL + policy.replace("allow: false", "allow: true")))
                .contains("high auth-weakened: requests are let through when the service of " + name + " fails");
        assertThat(judged(ALL + policy, ALL + policy.replace("/users/*", "/users/a/*")))
                .contains("high auth-weakened: `GET https://shop.example.com/users/x` no longer passes " + name);
        assertThat(judged(
                        ALL + policy.replace("/users/*", "/elsewhere/*"), ALL + policy.replace("/users/*", "/other/*")))
                .contains("medium auth-weakened: other requests than before pass " + name);
        assertThat(judged(ALL + policy, ALL + policy.replace("path: /users/*", "path: '*'")))
                .isEmpty();
        assertThat(judged(ALL, ALL + policy)).isEmpty();
    }

    @Test
    void addressRulesThatAreGone() {
        String module = """
                apiVersion: getambassador.io/v3alpha1
                kind: Module
                metadata: {name: ambassador}
                spec: {config: {ip_deny: [{peer: 10.0.0.0/8}, {peer: 192.168.0.0/16}]}}
                ---
                """;
        assertThat(judged(ALL + module, ALL))
                .containsExactly("high addresses-widened: clients of every address are let in");
        assertThat(judged(ALL + module, ALL + module.replace(", {peer: 192.168.0.0/16}", "")))
                .containsExactly("high addresses-widened: clients are let in whose addresses were kept out");
        assertThat(judged(ALL + module, ALL + module.replace("10.0.0.0/8", "0.0.0.0/0")))
                .isEmpty();
    }

    @Test
    void aRequestThatAnotherMappingTakes() {
        String all = MAPPING
                + MAPPING.replace("{name: users}", "{name: people}")
                        .replace("service: users", "service: people, precedence: 1");
        assertThat(judged(
                        ALL.replace(MAPPING, "") + all,
                        ALL.replace(MAPPING, "") + all.replace("precedence: 1", "precedence: -1")))
                .anyMatch(each -> each.startsWith("high request-goes-elsewhere: ")
                        && each.endsWith("through Mapping default/users instead of Mapping default/people"));
    }
}
