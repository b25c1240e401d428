package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;

import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CanaryTest {

    private static final double TOLERANCE = 0.03;

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void tenPercentGoToTheCanary() throws Exception {
        assertShares(
                Map.of("stable", 0.9, "canary", 0.1),
                bench.gateway(
                        mapping("stable", bench.backend("stable").service(), "prefix: /a/"),
                        mapping("canary", bench.backend("canary").service(), "prefix: /a/\nweight: 10")));
    }

    @Test
    void everyWeightIsAShareOfItsOwn() throws Exception {
        assertShares(
                Map.of("a", 0.1, "b", 0.2, "rest", 0.7),
                bench.gateway(
                        mapping("a", bench.backend("a").service(), "prefix: /a/\nweight: 10"),
                        mapping("b", bench.backend("b").service(), "prefix: /a/\nweight: 20"),
                        mapping("rest", bench.backend("rest").service(), "prefix: /a/")));
    }

    private static void assertShares(Map<String, Double> expected, GatewayUnderTest gateway) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(Exchange.PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            Shares.assertShares(
                    expected,
                    TOLERANCE,
                    () -> Exchange.over(socket, Request.get("/a/")).body());
        }
    }
}
