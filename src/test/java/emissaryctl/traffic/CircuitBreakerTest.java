package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CircuitBreakerTest {

    private static final String ONE_REQUEST = """
            circuit_breakers:
              - max_connections: 1
                max_pending_requests: 1
                max_requests: 1
            """;

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final CountDownLatch release = new CountDownLatch(1);
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private Backend slow;

    @BeforeEach
    void openSlowBackend() throws Exception {
        slow = bench.backend(_ -> {
            await(release);
            return Answer.of(200, "at last");
        });
    }

    @AfterEach
    void stopClients() {
        release.countDown();
        clients.close();
    }

    @Test
    void requestsBeyondTheLimitAreRefusedAtOnce() throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("slow", slow.service(), "prefix: /a/\n" + ONE_REQUEST));

        assertThirdOfThreeIsRefused(gateway);
    }

    @Test
    void limitOfTheModuleIsForAllMappings() throws Exception {
        GatewayUnderTest gateway = bench.gateway(module(ONE_REQUEST), mapping("slow", slow.service(), "prefix: /a/"));

        assertThirdOfThreeIsRefused(gateway);
    }

    @Test
    void withoutALimitAllRequestsAreServed() throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("slow", slow.service(), "prefix: /a/"));

        Future<Reply> first = clients.submit(() -> gateway.get("/a/"));
        Future<Reply> second = clients.submit(() -> gateway.get("/a/"));
        Future<Reply> third = clients.submit(() -> gateway.get("/a/"));
        Await.until(() -> slow.received().size() == 3);
        release.countDown();

        assertThat(first.get().status()).isEqualTo(200);
        assertThat(second.get().status()).isEqualTo(200);
        assertThat(third.get().status()).isEqualTo(200);
    }

    /// The first has the connection, the second waits for it.
    private void assertThirdOfThreeIsRefused(GatewayUnderTest gateway) throws Exception {
        Future<Reply> first = clients.submit(() -> gateway.get("/a/"));
        Await.until(() -> slow.received().size() == 1);
        Future<Reply> second = clients.submit(() -> gateway.get("/a/"));
        Future<Reply> third = clients.submit(() -> gateway.get("/a/"));
        Await.until(() -> second.isDone() || third.isDone());

        boolean secondIsRefused = second.isDone();
        Reply refused = (secondIsRefused ? second : third).get();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("x-envoy-overloaded")).hasValue("true");

        release.countDown();
        assertThat(first.get().body()).isEqualTo("at last");
        assertThat((secondIsRefused ? third : second).get().body()).isEqualTo("at last");
        assertThat(slow.received()).hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
