package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CanaryTest {

    private static final int REQUESTS = 5_000;

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void tenPercentGoToTheCanary() throws Exception {
        Backend stable = bench.backend("stable");
        Backend canary = bench.backend("canary");
        GatewayUnderTest gateway = bench.gateway(
                mapping("stable", stable.service(), "prefix: /a/"),
                mapping("canary", canary.service(), "prefix: /a/\nweight: 10"));

        Map<String, Integer> counts = counts(gateway);

        assertThat(counts).containsOnlyKeys("stable", "canary");
        assertIsShare(counts.get("canary"), 0.1);
    }

    @Test
    void everyWeightIsAShareOfItsOwn() throws Exception {
        Backend a = bench.backend("a");
        Backend b = bench.backend("b");
        Backend rest = bench.backend("rest");
        GatewayUnderTest gateway = bench.gateway(
                mapping("a", a.service(), "prefix: /a/\nweight: 20"),
                mapping("b", b.service(), "prefix: /a/\nweight: 30"),
                mapping("rest", rest.service(), "prefix: /a/"));

        Map<String, Integer> counts = counts(gateway);

        assertIsShare(counts.get("a"), 0.2);
        assertIsShare(counts.get("b"), 0.3);
        assertIsShare(counts.get("rest"), 0.5);
    }

    /// Within four standard deviations: one sound run in sixteen thousand falls outside.
    private static void assertIsShare(int count, double share) {
        double deviation = Math.sqrt(REQUESTS * share * (1 - share));
        assertThat((double) count).isBetween(REQUESTS * share - 4 * deviation, REQUESTS * share + 4 * deviation);
    }

    private static Map<String, Integer> counts(GatewayUnderTest gateway) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(Exchange.PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            for (int i = 0; i < REQUESTS; i++) {
                counts.merge(Exchange.over(socket, Request.get("/a/")).body(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
