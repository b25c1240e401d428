package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShadowTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void shadowGetsACopyAndTheClientTheOtherAnswer() throws Exception {
        Backend shop = bench.backend("shop");
        Backend shadow = bench.backend(_ -> Answer.of(500, "shadow"));
        GatewayUnderTest gateway = bench.gateway(
                mapping("shop", shop.service(), "prefix: /a/"),
                mapping("shadow", shadow.service(), "prefix: /a/\nshadow: true"));

        Reply reply = gateway.send(Request.get("/a/x").host("shop.example.com"));

        assertThat(reply.body()).isEqualTo("shop");
        Await.until(() -> !shadow.received().isEmpty());
        assertThat(shadow.last().path()).isEqualTo("/x");
        assertThat(shadow.last().header("host")).containsExactly("shop.example.com-shadow");
    }

    @Test
    void shadowAloneServesNothing() throws Exception {
        Backend shadow = bench.backend("shadow");
        GatewayUnderTest gateway = bench.gateway(mapping("shadow", shadow.service(), "prefix: /a/\nshadow: true"));

        assertThat(gateway.get("/a/").status()).isEqualTo(404);
    }
}
