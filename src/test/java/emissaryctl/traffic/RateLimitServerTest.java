package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Envoy, the rate-limit server and a Redis limit as the RateLimits say.
class RateLimitServerTest {

    private static final String LABELS = """
            prefix: /
            labels:
              ambassador:
              - by-tenant:
                - request_headers: {key: tenant, header_name: x-tenant}
                - request_headers: {key: kind, header_name: x-kind}
              - fixed:
                - generic_key: {value: shop}
                - request_headers: {key: sum, header_name: x-sum}
            """;

    private static final String LIMITS = """
            domain: ambassador
            limits:
            - {pattern: [{tenant: "*"}], rate: 3, unit: day}
            - {pattern: [{tenant: "*"}, {kind: write}], rate: 1, unit: day}
            - {pattern: [{tenant: gold}], rate: 5, unit: Day}
            - {pattern: [{tenant: blocked}], rate: 0, unit: day}
            - {pattern: [{tenant: watched}], rate: 0, unit: day, action: LogOnly}
            - {pattern: [{generic_key: shop, other: x}, {sum: "1"}], rate: 2, unit: day}
            """;

    @RegisterExtension
    final Workbench bench = new Workbench();

    @TempDir
    Path folder;

    private Path directory;
    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        directory = folder.resolve("limits");
        shop = bench.backend("shop");
    }

    /// What the server reads; what Envoy gets is made of the same resources.
    private List<String> rendered(int port, String service, String limits) throws IOException {
        List<String> manifests = List.of(
                listener(port, "HTTP", "XFP"),
                host("everyone", "*", "Route"),
                mapping("shop", shop.service(), LABELS),
                module("use_remote_address: true"),
                resource(
                        "RateLimitService",
                        "limits",
                        "service: " + service + "\nprotocol_version: v3\ntimeout_ms: 5000"),
                resource("RateLimit", "tenants", limits));
        Path input = Files.writeString(folder.resolve("input.yaml"), String.join("---\n", manifests));
        Run run = Run.of("render", input.toString(), "--layout", "ratelimit", "-o", directory.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        return manifests;
    }

    private static List<Integer> statuses(GatewayUnderTest gateway, int times, String... headers) throws IOException {
        Request request = Request.get("/");
        for (int i = 0; i < headers.length; i += 2) request = request.header(headers[i], headers[i + 1]);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) statuses.add(gateway.send(request).status());
        return statuses;
    }

    @Test
    void requestsAreLimitedAsTheRateLimitsSay() throws Exception {
        int port = Ports.free();
        rendered(port, "127.0.0.1:1", LIMITS);
        RateLimitProcess server = bench.opened(RateLimitProcess.start(directory, folder));
        List<String> manifests = rendered(port, server.service(), LIMITS);
        GatewayUnderTest gateway = bench.gateway(port, List.of("--no-admin"), manifests.toArray(String[]::new));

        // The limit is for all of a tenant, whatever else the labels say.
        assertThat(statuses(gateway, 2, "x-tenant", "red", "x-kind", "a")).containsExactly(200, 200);
        assertThat(statuses(gateway, 2, "x-tenant", "red", "x-kind", "b")).containsExactly(200, 429);
        assertThat(statuses(gateway, 1, "x-tenant", "red", "x-kind", "c")).containsExactly(429);
        // Each tenant has its own count, and a longer pattern another one.
        assertThat(statuses(gateway, 2, "x-tenant", "red", "x-kind", "write")).containsExactly(200, 429);
        assertThat(statuses(gateway, 4, "x-tenant", "blue", "x-kind", "a")).containsExactly(200, 200, 200, 429);
        assertThat(statuses(gateway, 6, "x-tenant", "gold", "x-kind", "a"))
                .containsExactly(200, 200, 200, 200, 200, 429);
        assertThat(statuses(gateway, 2, "x-tenant", "gold", "x-kind", "write")).containsExactly(200, 429);
        assertThat(statuses(gateway, 1, "x-tenant", "blocked", "x-kind", "a")).containsExactly(429);
        assertThat(statuses(gateway, 3, "x-tenant", "watched", "x-kind", "a")).containsExactly(200, 200, 200);
        // Of two label groups one is enough, and one that lacks its header is none.
        assertThat(statuses(gateway, 3, "x-sum", "1")).containsExactly(200, 200, 429);
        assertThat(statuses(gateway, 1, "x-sum", "1", "x-tenant", "green", "x-kind", "a"))
                .containsExactly(429);
        assertThat(statuses(gateway, 3, "x-sum", "2")).containsExactly(200, 200, 200);
        assertThat(statuses(gateway, 5, "x-tenant", "red")).containsOnly(200);
    }

    @Test
    void theServerFollowsTheDirectory() throws Exception {
        int port = Ports.free();
        String closed = "domain: ambassador\nlimits: [{pattern: [{tenant: '*'}], rate: 0, unit: day}]";
        rendered(port, "127.0.0.1:1", closed);
        RateLimitProcess server = bench.opened(RateLimitProcess.start(directory, folder));
        List<String> manifests = rendered(port, server.service(), closed);
        GatewayUnderTest gateway = bench.gateway(port, List.of("--no-admin"), manifests.toArray(String[]::new));
        assertThat(statuses(gateway, 1, "x-tenant", "red", "x-kind", "a")).containsExactly(429);

        rendered(port, server.service(), closed.replace("rate: 0", "rate: 1000"));

        Await.until(() -> {
            try {
                return statuses(gateway, 1, "x-tenant", "red", "x-kind", "a").equals(List.of(200));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
