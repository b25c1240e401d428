package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProxyProtocolTest {

    private static final byte[] PREAMBLE =
            "PROXY TCP4 198.51.100.7 192.0.2.1 4711 443\r\n".getBytes(StandardCharsets.US_ASCII);

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void addressOfTheClientIsThatOfThePreamble() throws Exception {
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin"),
                listener(port, "HTTPPROXY", "XFP"),
                host("everyone", "*", "Route"),
                mapping("shop", shop.service(), "prefix: /a/"));

        try (Socket socket = connect(gateway)) {
            assertThat(Exchange.over(socket, Request.get("/a/")).body()).isEqualTo("shop");
        }
        assertThat(shop.last().header("x-forwarded-for")).containsExactly("198.51.100.7");
    }

    @Test
    void preambleComesBeforeTls() throws Exception {
        CertificateAuthority authority = new CertificateAuthority("Test authority");
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin"),
                listener(port, "HTTPSPROXY", "SECURE"),
                secret("shop", authority.issue("shop.example.com")),
                Manifest.secureHost("shop", "shop.example.com", "shop"),
                mapping("shop", shop.service(), "prefix: /a/"));

        try (Socket plain = connect(gateway);
                Socket secure = TlsClient.trusting(authority).over(plain, "shop.example.com")) {
            assertThat(Exchange.over(secure, Request.get("/a/").host("shop.example.com"))
                            .body())
                    .isEqualTo("shop");
        }
        assertThat(shop.last().header("x-forwarded-for")).containsExactly("198.51.100.7");
    }

    private static Socket connect(GatewayUnderTest gateway) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout(Exchange.PATIENCE_MILLIS);
        socket.getOutputStream().write(PREAMBLE);
        return socket;
    }
}
