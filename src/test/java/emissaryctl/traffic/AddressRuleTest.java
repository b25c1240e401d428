package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AddressRuleTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void deniedPeerIsRefused() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway =
                bench.gateway(module("ip_deny: [{peer: 127.0.0.1}]"), mapping("shop", shop.service(), "prefix: /a/"));

        assertThat(gateway.get("/a/").status()).isEqualTo(403);
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void otherPeersAreNotDenied() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway =
                bench.gateway(module("ip_deny: [{peer: 10.0.0.0/8}]"), mapping("shop", shop.service(), "prefix: /a/"));

        assertThat(gateway.get("/a/").body()).isEqualTo("shop");
    }

    @Test
    void onlyAllowedPeersAreServed() throws Exception {
        Backend shop = bench.backend("shop");
        String mapping = mapping("shop", shop.service(), "prefix: /a/");
        GatewayUnderTest ours = bench.gateway(module("ip_allow: [{peer: 127.0.0.0/8}]"), mapping);
        GatewayUnderTest others = bench.gateway(module("ip_allow: [{peer: 10.0.0.0/8}]"), mapping);

        assertThat(ours.get("/a/").body()).isEqualTo("shop");
        assertThat(others.get("/a/").status()).isEqualTo(403);
    }

    @Test
    void deniedClientBehindAProxyIsRefused() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway = behindProxy("ip_deny: [{remote: 198.51.100.0/24}]", shop);
        Request request = Request.get("/a/");

        assertThat(gateway.send(request.header("X-Forwarded-For", "198.51.100.7"))
                        .status())
                .isEqualTo(403);
        assertThat(gateway.send(request.header("X-Forwarded-For", "203.0.113.9"))
                        .body())
                .isEqualTo("shop");
    }

    /// The address of the connection counts, not what a proxy told.
    @Test
    void peerIsNotWhoTheProxyServes() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway = behindProxy("ip_deny: [{peer: 198.51.100.0/24}]", shop);

        assertThat(gateway.send(Request.get("/a/").header("X-Forwarded-For", "198.51.100.7"))
                        .body())
                .isEqualTo("shop");
    }

    @Test
    void onlyAllowedClientsBehindAProxyAreServed() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway = behindProxy("ip_allow: [{remote: 198.51.100.0/24}, {remote: 203.0.113.9}]", shop);
        Request request = Request.get("/a/");

        assertThat(gateway.send(request.header("X-Forwarded-For", "198.51.100.7"))
                        .body())
                .isEqualTo("shop");
        assertThat(gateway.send(request.header("X-Forwarded-For", "203.0.113.9"))
                        .body())
                .isEqualTo("shop");
        assertThat(gateway.send(request.header("X-Forwarded-For", "203.0.113.10"))
                        .status())
                .isEqualTo(403);
        assertThat(gateway.send(request.header("X-Forwarded-For", "198.51.100.7, 192.0.2.1"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void nobodyIsLetInWhenTheAllowedCannotBeUnderstood() throws Exception {
        Backend shop = bench.backend("shop");
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin", "--lenient"),
                listener(port, "HTTP", "XFP"),
                host("everyone", "*", "Route"),
                module("ip_allow: [{peer: 127.0.0.1/99}]"),
                mapping("shop", shop.service(), "prefix: /a/"));

        assertThat(gateway.get("/a/").status()).isEqualTo(403);
        assertThat(shop.received()).isEmpty();
    }

    private GatewayUnderTest behindProxy(String rules, Backend shop) throws IOException {
        int port = Ports.free();
        return bench.gateway(
                port,
                List.of("--no-admin"),
                listener(port, "HTTP", "XFP") + "  l7Depth: 1\n",
                host("everyone", "*", "Route"),
                module(rules),
                mapping("shop", shop.service(), "prefix: /a/"));
    }
}
