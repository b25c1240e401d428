package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InsecureActionTest {

    private static final Request CLEARTEXT = Request.get("/a/x?y=1").host("shop.example.com");
    private static final Request FORWARDED_FROM_HTTPS = CLEARTEXT.header("X-Forwarded-Proto", "https");

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void redirectSendsCleartextToHttpsAndRoutesTheRest() throws Exception {
        GatewayUnderTest gateway = gateway("XFP", "Redirect");

        Reply cleartext = gateway.send(CLEARTEXT);
        assertThat(cleartext.status()).isEqualTo(301);
        assertThat(cleartext.header("location")).hasValue("https://shop.example.com/a/x?y=1");
        assertThat(gateway.send(FORWARDED_FROM_HTTPS).body()).isEqualTo("shop");
    }

    @Test
    void routeServesBoth() throws Exception {
        GatewayUnderTest gateway = gateway("XFP", "Route");

        assertThat(gateway.send(CLEARTEXT).body()).isEqualTo("shop");
        assertThat(gateway.send(FORWARDED_FROM_HTTPS).body()).isEqualTo("shop");
    }

    @Test
    void rejectAnswersCleartextWithNotFound() throws Exception {
        GatewayUnderTest gateway = gateway("XFP", "Reject");

        assertThat(gateway.send(CLEARTEXT).status()).isEqualTo(404);
        assertThat(gateway.send(FORWARDED_FROM_HTTPS).body()).isEqualTo("shop");
    }

    @Test
    void insecureListenerRedirectsWhateverTheHeaderSays() throws Exception {
        GatewayUnderTest gateway = gateway("INSECURE", "Redirect");

        assertThat(gateway.send(CLEARTEXT).status()).isEqualTo(301);
        gateway.send(FORWARDED_FROM_HTTPS);
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void acmeChallengesAreServedInCleartext() throws Exception {
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin"),
                listener(port, "HTTP", "XFP"),
                host("shop", "shop.example.com", "Redirect"),
                mapping("acme", shop.service(), "prefix: /.well-known/acme-challenge/\nrewrite: \"\""));

        Reply reply =
                gateway.send(Request.get("/.well-known/acme-challenge/token").host("shop.example.com"));

        assertThat(reply.body()).isEqualTo("shop");
    }

    @Test
    void schemeIsBelievedOnlyFromTrustedHops() throws Exception {
        int port = Ports.free();
        GatewayUnderTest gateway = gateway(port, listener(port, "HTTP", "XFP"), "Redirect");

        assertThat(gateway.send(FORWARDED_FROM_HTTPS).status()).isEqualTo(301);
        assertThat(shop.received()).isEmpty();
    }

    private GatewayUnderTest gateway(String securityModel, String action) throws Exception {
        int port = Ports.free();
        return gateway(port, behindProxy(port, securityModel), action);
    }

    private static String behindProxy(int port, String securityModel) {
        return listener(port, "HTTP", securityModel) + "  l7Depth: 1\n";
    }

    private GatewayUnderTest gateway(int port, String listener, String action) throws Exception {
        return bench.gateway(
                port,
                List.of("--no-admin"),
                listener,
                host("shop", "shop.example.com", action),
                mapping("shop", shop.service(), "prefix: /a/"));
    }
}
