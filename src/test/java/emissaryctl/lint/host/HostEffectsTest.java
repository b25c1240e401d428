package emissaryctl.lint.host;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.lint.Example;
import emissaryctl.traffic.Request;
import emissaryctl.traffic.RunningConfig;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the pages say of Listeners, Hosts and host names is what a request meets in a real Envoy.
class HostEffectsTest {

    private static final String SHOP = "shop.example.com";

    @ParameterizedTest
    @CsvSource({
        "MAPPING_NO_HOSTNAME,   shop.example.com",
        "MAPPING_HOST_MISMATCH, shop.example.com",
        "MID_STRING_WILDCARD,   shop.a.example.com",
        "HOST_PORT_IN_HOSTNAME, shop.example.com"
    })
    void requestFindsNoRoute(Code code, String host) throws IOException {
        Request request = Request.get("/cart/1").host(host);
        try (RunningConfig bad = Example.of(code, "Bad").running();
                RunningConfig good = Example.of(code, "Good").running()) {
            assertThat(bad.send(8080, request).status()).isEqualTo(404);
            assertThat(good.send(8080, request).body()).isEqualTo("cluster_cart_default");
        }
    }

    @Test
    void withoutHostAnyNameIsServedInCleartext() throws IOException {
        try (RunningConfig bad = Example.of(Code.NO_HOST, "Bad").withoutFrame().running();
                RunningConfig good = Example.of(Code.NO_HOST, "Good").running()) {
            assertThat(bad.send(8080, cart(SHOP)).status()).isEqualTo(200);
            assertThat(good.send(8080, cart("other.example.com")).status()).isEqualTo(404);
        }
    }

    @Test
    void emissaryServesAnHttpsListenerInCleartext() throws IOException {
        try (RunningConfig bad = Example.of(Code.HTTPS_LISTENER_WITHOUT_TLS_HOST, "Bad")
                .withoutFrame()
                .running("--profile", "parity")) {
            assertThat(bad.send(8443, cart(SHOP)).status()).isEqualTo(200);
        }
    }

    /// The Host that routes is not served; the one that redirects is.
    @Test
    void oneOfTwoHostsIsServed() throws IOException {
        try (RunningConfig bad = Example.of(Code.HOSTNAME_CLAIMED_TWICE, "Bad").running();
                RunningConfig good =
                        Example.of(Code.HOSTNAME_CLAIMED_TWICE, "Good").running()) {
            assertThat(bad.send(8080, cart(SHOP)).status()).isEqualTo(301);
            assertThat(good.send(8080, cart(SHOP)).status()).isEqualTo(200);
        }
    }

    private static Request cart(String host) {
        return Request.get("/cart/1").host(host);
    }
}
