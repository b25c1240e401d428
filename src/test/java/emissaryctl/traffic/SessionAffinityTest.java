package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.endpoints;
import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionAffinityTest {

    /// So many that none of three endpoints is left out: with a share of a quarter, once in ten million runs.
    private static final int CLIENTS = 60;

    @RegisterExtension
    final Workbench bench = new Workbench();

    @ParameterizedTest
    @ValueSource(strings = {"ring_hash", "maglev"})
    void cookieBindsAClientToOneEndpoint(String policy) throws Exception {
        GatewayUnderTest gateway = gateway("policy: " + policy + "\ncookie: {name: sticky, ttl: 1h, path: /}");

        Set<String> seen = new TreeSet<>();
        for (int client = 0; client < CLIENTS; client++) {
            Reply first = gateway.get("/a/");
            String cookie = first.header("set-cookie").orElseThrow();
            assertThat(cookie).startsWith("sticky=").contains("Max-Age=3600", "Path=/", "HttpOnly");
            Request again = Request.get("/a/").header("Cookie", cookie.split(";", 2)[0]);
            assertStays(gateway, again, first.body());
            seen.add(first.body());
        }
        assertThat(seen).containsExactly("one", "three", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ring_hash", "maglev"})
    void headerBindsAClientToOneEndpoint(String policy) throws Exception {
        GatewayUnderTest gateway = gateway("policy: " + policy + "\nheader: x-user");

        assertEveryClientStays(gateway, client -> Request.get("/a/").header("X-User", "user-" + client));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ring_hash", "maglev"})
    void addressBindsAClientToOneEndpoint(String policy) throws Exception {
        GatewayUnderTest gateway = gateway("policy: " + policy + "\nsource_ip: true");

        assertEveryClientStays(gateway, client -> Request.get("/a/").header("X-Forwarded-For", "198.51.100." + client));
    }

    @Test
    void roundRobinTakesTurns() throws Exception {
        GatewayUnderTest gateway = gateway("policy: round_robin");

        for (int i = 0; i < 5; i++) {
            assertThat(List.of(
                            gateway.get("/a/").body(),
                            gateway.get("/a/").body(),
                            gateway.get("/a/").body()))
                    .doesNotHaveDuplicates();
        }
    }

    private static void assertEveryClientStays(GatewayUnderTest gateway, IntFunction<Request> clients)
            throws IOException {
        Set<String> seen = new TreeSet<>();
        for (int client = 0; client < CLIENTS; client++) {
            Request request = clients.apply(client);
            String first = gateway.send(request).body();
            assertStays(gateway, request, first);
            seen.add(first);
        }
        assertThat(seen).containsExactly("one", "three", "two");
    }

    private static void assertStays(GatewayUnderTest gateway, Request request, String endpoint) throws IOException {
        for (int i = 0; i < 3; i++) assertThat(gateway.send(request).body()).isEqualTo(endpoint);
    }

    /// Behind one proxy, which tells the client's address.
    private GatewayUnderTest gateway(String balancer) throws IOException {
        int port = Ports.free();
        Backend one = bench.backend("one");
        Backend two = bench.backend("two");
        Backend three = bench.backend("three");
        return bench.gateway(
                port,
                List.of("--no-admin"),
                listener(port, "HTTP", "XFP") + "  l7Depth: 1\n",
                host("everyone", "*", "Route"),
                endpoints("shop", one.port(), two.port(), three.port()),
                mapping("shop", "shop", "prefix: /a/\nresolver: endpoints\nload_balancer:\n" + balancer.indent(2)));
    }
}
