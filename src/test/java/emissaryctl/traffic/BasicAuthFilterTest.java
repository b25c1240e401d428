package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BasicAuthFilterTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    private GatewayUnderTest gateway(String filter) throws Exception {
        return bench.gateway(
                mapping("shop", shop.service(), "prefix: /"),
                """
                        apiVersion: v1
                        kind: Secret
                        metadata: {name: users, namespace: default}
                        stringData:
                          .htpasswd: |
                            # who may come
                            anna:{SHA}%s

                            "jürgen":{SHA}%s
                        """.formatted(sha1("pass:word"), sha1("pässword")),
                resource("Filter", "users", filter),
                resource("FilterPolicy", "policy", """
                        rules:
                        - {path: /a/open/*, filters: []}
                        - {path: /a/*, filters: [{name: users}]}
                        """));
    }

    private static String sha1(String password) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(hash);
    }

    private static Request as(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Request.get("/a/x")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    private static int status(GatewayUnderTest gateway, Request request) throws IOException {
        return gateway.send(request).status();
    }

    @Test
    void onlyUsersWithTheirPasswordComeIn() throws Exception {
        GatewayUnderTest gateway = gateway("BasicAuth: {secretName: users}");

        assertThat(status(gateway, as("anna", "pass:word"))).isEqualTo(200);
        assertThat(shop.last().header("authorization").getFirst()).startsWith("Basic ");
        assertThat(status(gateway, as("\"jürgen\"", "pässword"))).isEqualTo(200);
        for (Request wrong : new Request[] {
            as("anna", "pass"),
            as("anna", ""),
            as("anna", "pässword"),
            as("Anna", "pass:word"),
            as("anna", sha1("pass:word")),
            as("# who may come", ""),
            as("", ""),
            Request.get("/a/x"),
            Request.get("/a/x").header("Authorization", "Bearer YW5uYTpwYXNzOndvcmQ="),
            Request.get("/a/x").header("Authorization", "Basic anna:pass:word")
        }) {
            Reply reply = gateway.send(wrong);
            assertThat(reply.status()).as(wrong.text()).isEqualTo(401);
            assertThat(reply.header("www-authenticate").orElseThrow()).startsWith("Basic realm=");
        }
        assertThat(gateway.get("/a/open/x").status()).isEqualTo(200);
        assertThat(gateway.get("/b").status()).isEqualTo(200);
        assertThat(shop.received()).hasSize(4);
    }

    @Test
    void servicesLearnWhoItIsWhateverTheClientSays() throws Exception {
        GatewayUnderTest gateway = gateway("BasicAuth: {secretName: users, userHeader: X-User}");

        assertThat(status(gateway, as("anna", "pass:word"))).isEqualTo(200);
        assertThat(shop.last().header("x-user")).containsExactly("anna");
        Request spoofed = as("anna", "pass:word").header("x-user", "root").header("X-USER", "admin");
        assertThat(status(gateway, spoofed)).isEqualTo(200);
        assertThat(shop.last().header("x-user")).containsExactly("anna");
    }
}
