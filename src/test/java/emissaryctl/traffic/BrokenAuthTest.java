package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenAuthTest {

    private static final String OLD_PROTOCOL = "proto: grpc\nprotocol_version: v2\nauth_service: auth";

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void brokenAuthServiceIsNotRendered() {
        assertThatThrownBy(() -> gateway(List.of("--no-admin"), OLD_PROTOCOL)).hasMessageStartingWith("FINDINGS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OLD_PROTOCOL,
                "proto: http",
                "proto: smoke\nauth_service: auth",
                "auth_service: auth\nallow_request_body: true\ninclude_body: {max_bytes: 1, allow_partial: true}"
            })
    void lenientlyEverythingIsRefusedAndTheBackendNeverAsked(String auth) throws Exception {
        GatewayUnderTest gateway = gateway(List.of("--no-admin", "--lenient"), auth);

        assertThat(gateway.get("/a/").status()).isEqualTo(500);
        assertThat(gateway.get("/bypassing/").status()).isEqualTo(500);
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void underParityToo() throws Exception {
        GatewayUnderTest gateway = gateway(List.of("--no-admin", "--lenient", "--profile", "parity"), OLD_PROTOCOL);

        assertThat(gateway.get("/a/").status()).isEqualTo(500);
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void probesAreStillAnswered() throws Exception {
        GatewayUnderTest gateway = gateway(List.of("--no-admin", "--lenient"), OLD_PROTOCOL);

        assertThat(gateway.get("/ambassador/v0/check_ready").status()).isEqualTo(200);
    }

    private GatewayUnderTest gateway(List<String> options, String auth) throws Exception {
        int port = Ports.free();
        return bench.gateway(
                port,
                options,
                listener(port, "HTTP", "XFP"),
                host("everyone", "*", "Route"),
                resource("AuthService", "auth", auth),
                mapping("shop", shop.service(), "prefix: /a/"),
                mapping("bypassing", shop.service(), "prefix: /bypassing/\nbypass_auth: true"));
    }
}
