package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What operators ask a gateway.
class OperationsTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final int port = Ports.free();
    private final int adminPort = Ports.free();
    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void probesAreAnsweredWithoutAnyBackend() throws Exception {
        GatewayUnderTest gateway = gateway("--no-admin");

        assertThat(gateway.get("/ambassador/v0/check_ready").status()).isEqualTo(200);
        assertThat(gateway.get("/ambassador/v0/check_alive").status()).isEqualTo(200);
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void readyListenerAnswersReadyOnly() throws Exception {
        GatewayUnderTest gateway = gateway("--no-admin");

        assertThat(Exchange.over(gateway.readyPort(), Request.get("/ready")).status())
                .isEqualTo(200);
        assertThat(Exchange.over(gateway.readyPort(), Request.get("/a/")).status())
                .isEqualTo(404);
    }

    @Test
    void adminAnswersOnTheLoopbackInterface() throws Exception {
        gateway();

        assertThat(Exchange.over(adminPort, Request.get("/ready")).body()).isEqualTo("LIVE\n");
    }

    @Test
    void withoutAdminNothingListensThere() throws Exception {
        gateway("--no-admin");

        assertThatThrownBy(() -> Exchange.over(adminPort, Request.get("/ready")))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void adminTellsWhereListenersRoutesAndClustersComeFrom() throws Exception {
        gateway();

        String dump = Exchange.over(adminPort, Request.get("/config_dump")).body();

        assertThat(dump)
                .contains(
                        "\"resource\": \"Listener default/listener-" + port + "\"",
                        "\"resource\": \"Mapping default/shop\"",
                        "resources.yaml:");
    }

    @Test
    void originIsLeftOutWhenToldTo() throws Exception {
        gateway("--no-origin");

        String dump = Exchange.over(adminPort, Request.get("/config_dump")).body();

        assertThat(dump).contains("cluster_127_0_0_1_" + shop.port()).doesNotContain("resources.yaml", "default/shop");
    }

    @Test
    void statisticsCarryTheNameOfTheService() throws Exception {
        GatewayUnderTest gateway = gateway();

        gateway.get("/a/");

        String stats = Exchange.over(adminPort, Request.get("/stats")).body();
        assertThat(stats).contains("cluster.127_0_0_1_" + shop.port() + ".upstream_rq_200: 1");
        assertThat(stats).contains("http.ingress_http.downstream_rq_2xx: 1");
    }

    @Test
    void requestsAreLogged() throws Exception {
        GatewayUnderTest gateway = gateway("--no-admin");

        gateway.send(Request.get("/a/x").header("User-Agent", "logged"));

        Await.until(() -> gateway.log().contains("\"logged\""));
        assertThat(gateway.log()).contains("\"GET /a/x HTTP/1.1\" 200 - 0 4 ");
    }

    private GatewayUnderTest gateway(String... options) throws Exception {
        return bench.gateway(
                port,
                List.of(options),
                listener(port, "HTTP", "XFP"),
                host("everyone", "*", "Route"),
                module("admin_port: " + adminPort),
                mapping("shop", shop.service(), "prefix: /a/"));
    }
}
