package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionAffinityTest {

    private static final int CLIENTS = 20;

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void cookieBindsAClientToOneEndpoint() throws Exception {
        GatewayUnderTest gateway = gateway("policy: ring_hash\ncookie: {name: sticky, ttl: 1h, path: /}");

        Set<String> seen = new HashSet<>();
        for (int client = 0; client < CLIENTS; client++) {
            Reply first = gateway.get("/a/");
            String cookie = first.header("set-cookie").orElseThrow();
            assertThat(cookie).startsWith("sticky=").contains("Max-Age=3600", "Path=/", "HttpOnly");
            Request again = Request.get("/a/").header("Cookie", cookie.split(";", 2)[0]);
            for (int i = 0; i < 3; i++) {
                assertThat(gateway.send(again).body()).isEqualTo(first.body());
            }
            seen.add(first.body());
        }
        assertThat(seen).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void headerBindsAClientToOneEndpoint() throws Exception {
        GatewayUnderTest gateway = gateway("policy: maglev\nheader: x-user");

        Set<String> seen = new HashSet<>();
        for (int client = 0; client < CLIENTS; client++) {
            Request request = Request.get("/a/").header("X-User", "user-" + client);
            String first = gateway.send(request).body();
            for (int i = 0; i < 3; i++) {
                assertThat(gateway.send(request).body()).isEqualTo(first);
            }
            seen.add(first);
        }
        assertThat(seen).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void roundRobinTakesTurns() throws Exception {
        GatewayUnderTest gateway = gateway("policy: round_robin");

        for (int i = 0; i < 5; i++) {
            assertThat(List.of(gateway.get("/a/").body(), gateway.get("/a/").body()))
                    .doesNotHaveDuplicates();
        }
    }

    private GatewayUnderTest gateway(String balancer) throws Exception {
        Backend one = bench.backend("one");
        Backend two = bench.backend("two");
        return bench.gateway(
                resource("KubernetesEndpointResolver", "endpoints", "{}"),
                """
                apiVersion: v1
                kind: Service
                metadata: {name: shop, namespace: default}
                spec:
                  ports:
                    - {name: http, port: 80}
                """,
                """
                apiVersion: v1
                kind: Endpoints
                metadata: {name: shop, namespace: default}
                subsets:
                  - addresses: [{ip: 127.0.0.1}]
                    ports: [{name: http, port: %d}]
                  - addresses: [{ip: 127.0.0.1}]
                    ports: [{name: http, port: %d}]
                """.formatted(one.port(), two.port()),
                mapping("shop", "shop", "prefix: /a/\nresolver: endpoints\nload_balancer:\n" + balancer.indent(2)));
    }
}
