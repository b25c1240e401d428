package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApiKeyFilterTest {

    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: {name: partners, namespace: default}
            data:
              one: Zmlyc3Qta2V5
              two: c2Vjb25kLWtleQ==
              with-line: d2l0aC1saW5lCg==
            """;

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
                SECRET,
                resource("Filter", "keys", filter),
                resource("FilterPolicy", "policy", "rules: [{path: /a/*, filters: [{name: keys}]}]"));
    }

    private static int status(GatewayUnderTest gateway, String header, String key) throws IOException {
        return gateway.send(Request.get("/a/x").header(header, key)).status();
    }

    @Test
    void everyValueOfTheSecretIsAKeyAndNothingElse() throws Exception {
        GatewayUnderTest gateway = gateway("APIKey: {keys: [{secretName: partners}]}");

        assertThat(status(gateway, "X-API-Key", "first-key")).isEqualTo(200);
        assertThat(shop.last().header("x-api-key")).containsExactly("first-key");
        assertThat(status(gateway, "x-api-key", "second-key")).isEqualTo(200);
        assertThat(status(gateway, "x-api-key", "Bearer second-key")).isEqualTo(200);
        for (String wrong : new String[] {"first-ke", "first-keyy", "FIRST-KEY", "Zmlyc3Qta2V5", "with-line", ""}) {
            assertThat(status(gateway, "X-API-Key", wrong)).as(wrong).isEqualTo(401);
        }
        assertThat(gateway.get("/a/x").status()).isEqualTo(401);
        assertThat(gateway.get("/a/x?x-api-key=first-key").status()).isEqualTo(401);
        assertThat(gateway.get("/b").status()).isEqualTo(200);
        assertThat(shop.received()).hasSize(4);
    }

    @Test
    void anotherHeaderAndKeysOfTheFilterItself() throws Exception {
        GatewayUnderTest gateway =
                gateway("APIKey: {httpHeader: X-Partner, keys: [{key: mine}, {key: mine}, {secretName: partners}]}");

        assertThat(status(gateway, "X-Partner", "mine")).isEqualTo(200);
        assertThat(status(gateway, "X-Partner", "second-key")).isEqualTo(200);
        assertThat(status(gateway, "X-API-Key", "mine")).isEqualTo(401);
    }
}
