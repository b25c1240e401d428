package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static emissaryctl.traffic.Manifest.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TcpMappingTest {

    /// Connections cost more than requests, and handshakes still more.
    private static final double TOLERANCE = 0.06;

    private static final double TLS_TOLERANCE = 0.1;

    private static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");
    private static final TlsClient CLIENT = TlsClient.trusting(AUTHORITY);

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void bytesGoThroughUnchanged() throws Exception {
        EchoServer echo = bench.opened(new EchoServer("echo"));
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port, List.of("--no-admin"), listener(port, "TCP", "SECURE"), tcpMapping("echo", port, echo, ""));

        try (Socket socket = connect(gateway)) {
            assertThat(conversation(socket)).isEqualTo("echo said \0hello");
        }
    }

    @Test
    void portWithoutAListenerIsOpenedToo() throws Exception {
        EchoServer echo = bench.opened(new EchoServer("echo"));
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(port, List.of("--no-admin"), tcpMapping("echo", port, echo, ""));

        try (Socket socket = connect(gateway)) {
            assertThat(conversation(socket)).isEqualTo("echo said \0hello");
        }
    }

    @Test
    void serverNameChoosesTheService() throws Exception {
        EchoServer red = bench.opened(new EchoServer("red"));
        EchoServer blue = bench.opened(new EchoServer("blue"));
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin"),
                listener(port, "TLS", "SECURE"),
                secret("both", AUTHORITY.issue("red.example.com", "blue.example.com")),
                resource("TLSContext", "both", "hosts: [red.example.com, blue.example.com]\nsecret: both"),
                tcpMapping("red", port, red, "host: red.example.com"),
                tcpMapping("blue", port, blue, "host: blue.example.com"));

        try (Socket toRed = CLIENT.connect(gateway.port(), "red.example.com");
                Socket toBlue = CLIENT.connect(gateway.port(), "blue.example.com")) {
            assertThat(conversation(toRed)).isEqualTo("red said \0hello");
            assertThat(conversation(toBlue)).isEqualTo("blue said \0hello");
        }
    }

    @Test
    void asteriskIsEveryServerNameAndNoCleartext() throws Exception {
        EchoServer secure = bench.opened(new EchoServer("secure"));
        EchoServer plain = bench.opened(new EchoServer("plain"));
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin"),
                secret("shop", AUTHORITY.issue("shop.example.com")),
                host("everyone", "*", "Reject") + "  tlsSecret: {name: shop}\n",
                tcpMapping("secure", port, secure, "host: '*'"),
                tcpMapping("plain", port, plain, ""));

        try (Socket toSecure = CLIENT.connect(gateway.port(), "shop.example.com");
                Socket toPlain = connect(gateway)) {
            assertThat(conversation(toSecure)).isEqualTo("secure said \0hello");
            toPlain.getOutputStream().write("\0hello\n".getBytes(StandardCharsets.UTF_8));
            assertThat(Exchange.line(toPlain.getInputStream())).isEqualTo("plain");
            assertThat(Exchange.line(toPlain.getInputStream())).isEqualTo("\0hello");
        }
    }

    @Test
    void serverNameSharesAPortWithHttps() throws Exception {
        EchoServer echo = bench.opened(new EchoServer("echo"));
        Backend shop = bench.backend("shop");
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin"),
                listener(port, "HTTPS", "SECURE"),
                secret("both", AUTHORITY.issue("shop.example.com", "echo.example.com")),
                host("shop", "shop.example.com", "Reject") + "  tlsSecret: {name: both}\n",
                resource("TLSContext", "echo", "hosts: [echo.example.com]\nsecret: both"),
                mapping("shop", shop.service(), "prefix: /a/"),
                tcpMapping("echo", port, echo, "host: echo.example.com"));

        try (Socket toEcho = CLIENT.connect(gateway.port(), "echo.example.com");
                Socket toShop = CLIENT.connect(gateway.port(), "shop.example.com")) {
            assertThat(conversation(toEcho)).isEqualTo("echo said \0hello");
            assertThat(Exchange.over(toShop, Request.get("/a/").host("shop.example.com"))
                            .body())
                    .isEqualTo("shop");
        }
    }

    @Test
    void weightsAreShares() throws Exception {
        EchoServer a = bench.opened(new EchoServer("a"));
        EchoServer b = bench.opened(new EchoServer("b"));
        EchoServer rest = bench.opened(new EchoServer("rest"));
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin"),
                tcpMapping("a", port, a, "weight: 10"),
                tcpMapping("b", port, b, "weight: 20"),
                tcpMapping("rest", port, rest, ""));

        Shares.assertShares(Map.of("a", 0.1, "b", 0.2, "rest", 0.7), TOLERANCE, () -> {
            try (Socket socket = connect(gateway)) {
                return Exchange.line(socket.getInputStream());
            }
        });
    }

    @Test
    void weightsBehindAServerNameAreSharesToo() throws Exception {
        EchoServer red = bench.opened(new EchoServer("red"));
        EchoServer blue = bench.opened(new EchoServer("blue"));
        EchoServer other = bench.opened(new EchoServer("other"));
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin"),
                listener(port, "TLS", "SECURE"),
                secret("both", AUTHORITY.issue("colour.example.com", "other.example.com")),
                resource("TLSContext", "both", "hosts: [colour.example.com, other.example.com]\nsecret: both"),
                tcpMapping("red", port, red, "host: colour.example.com\nweight: 20"),
                tcpMapping("blue", port, blue, "host: colour.example.com"),
                tcpMapping("other", port, other, "host: other.example.com"));

        Shares.assertShares(Map.of("red", 0.2, "blue", 0.8), TLS_TOLERANCE, () -> {
            try (Socket socket = CLIENT.connect(gateway.port(), "colour.example.com")) {
                return Exchange.line(socket.getInputStream());
            }
        });
    }

    private static String tcpMapping(String name, int port, EchoServer server, String spec) {
        return resource("TCPMapping", name, "port: " + port + "\nservice: " + server.service() + "\n" + spec);
    }

    private static Socket connect(GatewayUnderTest gateway) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout(Exchange.PATIENCE_MILLIS);
        return socket;
    }

    private static String conversation(Socket socket) throws IOException {
        String name = Exchange.line(socket.getInputStream());
        socket.getOutputStream().write("\0hello\n".getBytes(StandardCharsets.UTF_8));
        return name + " said " + Exchange.line(socket.getInputStream());
    }
}
