package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CorsTest {

    private static final String POLICY = """
            cors:
              origins: ["https://app.example.com"]
              methods: [GET, PUT]
              headers: [X-Token, Content-Type]
              exposed_headers: [X-Total]
              credentials: true
              max_age: "600"
            """;

    private static final Request PREFLIGHT =
            Request.of("OPTIONS", "/a/").header("Access-Control-Request-Method", "PUT");

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void preflightIsAnsweredByTheGateway() throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), "prefix: /a/\n" + POLICY));

        Reply reply = gateway.send(PREFLIGHT.header("Origin", "https://app.example.com"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("access-control-allow-origin")).hasValue("https://app.example.com");
        assertThat(reply.header("access-control-allow-methods")).hasValue("GET, PUT");
        assertThat(reply.header("access-control-allow-headers")).hasValue("X-Token, Content-Type");
        assertThat(reply.header("access-control-allow-credentials")).hasValue("true");
        assertThat(reply.header("access-control-max-age")).hasValue("600");
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void simpleRequestReachesTheBackendAndMayBeRead() throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), "prefix: /a/\n" + POLICY));

        Reply reply = gateway.send(Request.get("/a/").header("Origin", "https://app.example.com"));

        assertThat(reply.body()).isEqualTo("shop");
        assertThat(reply.header("access-control-allow-origin")).hasValue("https://app.example.com");
        assertThat(reply.header("access-control-expose-headers")).hasValue("X-Total");
    }

    @Test
    void otherOriginsAreNotAllowed() throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), "prefix: /a/\n" + POLICY));

        Reply reply = gateway.send(Request.get("/a/").header("Origin", "https://evil.example.com"));

        assertThat(reply.header("access-control-allow-origin")).isEmpty();
    }

    @Test
    void policyOfTheModuleIsForMappingsWithoutOne() throws Exception {
        GatewayUnderTest gateway = bench.gateway(
                module("cors: {origins: [\"https://module.example.com\"]}"),
                mapping("own", shop.service(), "prefix: /own/\n" + POLICY),
                mapping("none", shop.service(), "prefix: /none/"));

        Request plain = Request.get("/none/").header("Origin", "https://module.example.com");
        Request own = Request.get("/own/").header("Origin", "https://module.example.com");

        assertThat(gateway.send(plain).header("access-control-allow-origin")).hasValue("https://module.example.com");
        assertThat(gateway.send(own).header("access-control-allow-origin")).isEmpty();
    }
}
