package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.secureHost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A Host whose Secret is missing, rendered leniently.
class UnusableHostTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void itsMappingsAreNotServedInCleartext() throws Exception {
        GatewayUnderTest gateway = gateway("recommended");

        assertThatThrownBy(() -> gateway.send(Request.get("/a/").host("shop.example.com")))
                .isInstanceOf(IOException.class);
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void underParityTheyAre() throws Exception {
        assertThat(gateway("parity")
                        .send(Request.get("/a/").host("shop.example.com"))
                        .body())
                .isEqualTo("shop");
    }

    @Test
    void norAreTheyWhenTheOnlyHostBreaksItsSchema() throws Exception {
        int port = Ports.free();
        String host = Manifest.resource(
                "Host", "shop", "hostname: shop.example.com\nrequestPolicy: {insecure: {action: Refuse}}\n");
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin", "--lenient"),
                listener(port, "HTTP", "XFP"),
                host,
                mapping("shop", shop.service(), "prefix: /a/"));

        assertThatThrownBy(() -> gateway.send(Request.get("/a/").host("shop.example.com")))
                .isInstanceOf(IOException.class);
        assertThat(shop.received()).isEmpty();
    }

    private GatewayUnderTest gateway(String profile) throws Exception {
        int port = Ports.free();
        return bench.gateway(
                port,
                List.of("--no-admin", "--lenient", "--profile", profile),
                listener(port, "HTTP", "XFP"),
                secureHost("shop", "shop.example.com", "missing"),
                mapping("shop", shop.service(), "prefix: /a/"));
    }
}
