package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot be compiled is no open door.
class BrokenFilterTest {

    private static final String POLICY = "rules: [{path: /open/*}, {path: /a/*, filters: [{name: login}]}]";

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void brokenFilterIsNotRendered() {
        assertThatThrownBy(() -> gateway(List.of("--no-admin"), "Plugin: {name: mine}", POLICY))
                .hasMessageStartingWith("FINDINGS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plugin: {name: mine}",
                "JWT: {}",
                "{}",
                "JWT: {jwksURI: keys}",
                "JWT: {jwksURI: 'http://a/', validAlgorithms: [none]}",
                "JWT: {jwksURI: 'http://a/', audiance: shop}",
                "JWT: {jwksURI: 'http://a/', leewayForExpiresAt: soon}",
                "JWT: {jwksURI: 'http://a/', injectRequestHeaders: [{name: a, value: '{{ if .token }}x{{ end }}'}]}",
                "JWT: {jwksURI: 'http://a/'}\nPlugin: {name: mine}",
                "jwt: {jwksURI: 'http://a/'}",
                "OAuth2: {authorizationURL: 'https://a', clientID: me, secret: s}",
                "APIKey: {}",
                "APIKey: {keys: [{secretName: missing}]}",
                "APIKey: {keys: [{key: good}, {secretName: missing}]}",
                "APIKey: {keys: [{key: good}, {}]}",
                "APIKey: {keys: [{key: 'Bearer good'}]}",
                "APIKey: {keys: [{key: ' '}]}",
                "APIKey: {keys: [good]}",
                "APIKey: {httpHeader: 'a b', keys: [{key: good}]}",
                "BasicAuth: {}",
                "BasicAuth: {secretName: missing}",
                "BasicAuth: {users: 'anna:{SHA}qUqP5cyxm6YcTAhz05Hph5gvu9M='}",
                "External: {}",
                "External: {auth_service: ''}",
                "External: {auth_service: 'http://a:b'}",
                "External: {auth_service: a, proto: grpc}",
                "External: {auth_service: a, proto: grpc, protocol_version: v2}",
                "External: {auth_service: 'https://a', tls: false}",
                "External: {auth_service: a, tlsConfig: {}}",
                "External: {auth_service: a, tls: true, tlsConfig: {caCertificate: {fromSecret: {name: missing}}}}",
                "External: {auth_service: a, status_on_error: {code: 299}}",
                "External: {auth_service: a, allow_request_body: true}"
            })
    void lenientlyWhatABrokenFilterProtectsIsRefused(String filter) throws Exception {
        GatewayUnderTest gateway = gateway(List.of("--no-admin", "--lenient"), filter, POLICY);

        assertThat(gateway.get("/a/x").status()).isEqualTo(403);
        assertThat(shop.received()).isEmpty();
        assertThat(gateway.get("/open/x").status()).isEqualTo(200);
        assertThat(gateway.get("/other").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: [{path: /a/*, filters: [{name: other}]}]",
                "rules: [{path: /a/*, filters: [{name: login, namespace: other}]}]",
                "rules: [{path: /a/*, filters: [{name: keys, arguments: {scope: [a]}}]}]",
                "rules: [{path: /a/*, filters: [{name: login, onDeny: continue}]}]",
                "rules: [{path: /a/*, filters: [{name: login, onAllow: break}, {name: login}]}]",
                "rules: [{path: /a/*, filters: [{name: login, ifRequestHeader: {name: x, valueRegex: '('}}]}]",
                "rules: [{path: /a/*, filters: [{name: login, ifRequestHeader: {name: x, value: a, valueRegex: a}}]}]",
                "rules: [{path: a/*, filters: [{name: login}]}]",
                "rules: [{path: /a/*?x=1, filters: [{name: login}]}]",
                "rules: [{path: '/a/b c', filters: [{name: login}]}]",
                "rules: [{path: /a/%78, filters: [{name: login}]}]",
                "rules: [{path: /b/../a/*, filters: [{name: login}]}]",
                "rules: [{path: '/a/{x,y}', filters: [{name: login}]}]",
                "rules: [{host: https://everyone, path: /a/*, filters: [{name: login}]}]",
                "rules: [{host: 'localhost:', path: /a/*, filters: [{name: login}]}]",
                "rules: [{path: /a/*, filters: [{name: login, ifRequestHeader: {name: 'x y'}}]}]",
                "rules: [{path: /a/*, filters: [{name: login, ifRequestHeader: {name: x, value: ' on'}}]}]",
                "rules: [{path: /a/*, filters: [{name: login, ifRequestHeader: {name: x, valueRegex: '\\x{100}'}}]}]",
                "rules: [{path: /a/*, filters: [{name: login, ifRequestHeader: {name: x, valueRegex: '(a{900}){2}'}}]}]"
            })
    void lenientlyTheRequestsOfABrokenRuleAreRefused(String policy) throws Exception {
        GatewayUnderTest gateway =
                gateway(List.of("--no-admin", "--lenient"), "JWT: {jwksURI: 'http://127.0.0.1:1/'}", policy);

        assertThat(gateway.get("/a/x").status()).isEqualTo(403);
        assertThat(shop.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule: []",
                "rules: [{paht: /open/*, filters: []}]",
                "rules: [{path: /a/*, filters: login}]",
                "rules: [{path: /a/*, filters: [{name: login, ifRequestHeader: {}}]}]",
                "rules: [{path: /a/*, filters: [{name: login, onDeny: maybe}]}]",
                "rules: [{path: /a/*, precedence: high}]"
            })
    void lenientlyAPolicyThatCannotBeReadRefusesEverything(String policy) throws Exception {
        GatewayUnderTest gateway =
                gateway(List.of("--no-admin", "--lenient"), "JWT: {jwksURI: 'http://127.0.0.1:1/'}", policy);

        assertThat(gateway.get("/a/x").status()).isEqualTo(403);
        assertThat(gateway.get("/open/x").status()).isEqualTo(403);
        assertThat(shop.received()).isEmpty();
        assertThat(gateway.get("/ambassador/v0/check_ready").status()).isEqualTo(200);
    }

    @Test
    void twoPoliciesOfOneNameRefuseEverything() throws Exception {
        GatewayUnderTest gateway = gateway(
                List.of("--no-admin", "--lenient"),
                "JWT: {jwksURI: 'http://127.0.0.1:1/'}",
                "rules: []",
                resource("FilterPolicy", "policy", POLICY));

        assertThat(gateway.get("/a/x").status()).isEqualTo(403);
        assertThat(gateway.get("/open/x").status()).isEqualTo(403);
    }

    /// Of two Filters `c` in `a.b` and `b.c` in `a` one would have the secrets of the other.
    @ParameterizedTest
    @ValueSource(strings = {"{name: c, namespace: a.b}", "{name: 'a)%REQ(x)%'}", "{name: 'a:b'}", "{name: a/b}"})
    void aFilterWithoutAProperNameIsNotUsed(String name) throws Exception {
        String odd = "apiVersion: getambassador.io/v3alpha1\nkind: Filter\nmetadata: " + name
                + "\nspec: {APIKey: {keys: [{key: good}]}}\n";
        String policy = "rules: [{filters: [" + name + "]}]";
        assertThatThrownBy(() -> gateway(List.of("--no-admin"), "APIKey: {keys: [{key: good}]}", policy, odd))
                .hasMessageStartingWith("FINDINGS");

        GatewayUnderTest gateway =
                gateway(List.of("--no-admin", "--lenient"), "APIKey: {keys: [{key: good}]}", policy, odd);

        assertThat(gateway.send(Request.get("/").header("X-API-Key", "good")).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: gateway.getambassador.io/v1alpha1\nkind: FilterPolicy\nmetadata: {name: new}\nspec: {}\n",
                "apiVersion: getambassador.io/v1\nkind: FilterPolicy\nmetadata: {name: old}\nspec: {}\n",
                "apiVersion: getambassador.io/v3alpha1\nkind: Filterpolicy\nmetadata: {name: odd}\nspec: {}\n"
            })
    void aPolicyOfAnotherKindOrVersionRefusesEverything(String policy) throws Exception {
        String filter = "JWT: {jwksURI: 'http://127.0.0.1:1/'}";
        assertThatThrownBy(() -> gateway(List.of("--no-admin"), filter, "rules: []", policy))
                .hasMessageStartingWith("FINDINGS");

        GatewayUnderTest gateway = gateway(List.of("--no-admin", "--lenient"), filter, "rules: []", policy);

        assertThat(gateway.get("/other").status()).isEqualTo(403);
        assertThat(shop.received()).isEmpty();
    }

    private GatewayUnderTest gateway(List<String> options, String filter, String policy, String... more)
            throws Exception {
        int port = Ports.free();
        List<String> manifests = new ArrayList<>(List.of(
                listener(port, "HTTP", "XFP"),
                host("everyone", "*", "Route"),
                mapping("shop", shop.service(), "prefix: /"),
                resource("Filter", "login", filter),
                resource("Filter", "keys", "APIKey: {keys: [{key: good}]}"),
                resource("FilterPolicy", "policy", policy)));
        manifests.addAll(List.of(more));
        return bench.gateway(port, options, manifests.toArray(String[]::new));
    }
}
