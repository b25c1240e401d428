package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.resource;
import static emissaryctl.traffic.Manifest.secret;
import static emissaryctl.traffic.Manifest.secureHost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class Http3Test {

    private static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");
    private static final TlsClient CLIENT = TlsClient.trusting(AUTHORITY);

    private static final String SHOP = "shop.example.com";

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final int port = Ports.free();
    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void requestIsAnsweredOverQuic() throws Exception {
        gateway(secureHost("shop", SHOP, "shop"));

        HttpResponse<String> response = get(SHOP);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("shop");
        assertThat(shop.last().header("x-forwarded-proto")).containsExactly("https");
    }

    @Test
    void repliesOverTcpTellWhereHttp3Is() throws Exception {
        GatewayUnderTest gateway = gateway(secureHost("shop", SHOP, "shop"));

        try (SSLSocket socket = CLIENT.connect(gateway.port(), SHOP)) {
            Reply reply = Exchange.over(socket, Request.get("/a/").host("shop.example.com:" + port));
            assertThat(reply.body()).isEqualTo("shop");
            assertThat(reply.header("alt-svc").orElseThrow()).startsWith("h3=\":" + port + "\"; ma=86400");
        }
        assertThat(get(SHOP).headers().firstValue("alt-svc")).isEmpty();
    }

    /// The protocols of a TLSContext are those over TCP.
    @Test
    void protocolsOfATlsContextDoNotShutOutHttp3() throws Exception {
        gateway(
                resource("TLSContext", "modern", "secret: shop\nalpn_protocols: h2,http/1.1"),
                resource("Host", "shop", """
                        hostname: shop.example.com
                        tlsSecret: {name: shop}
                        tlsContext: {name: modern}
                        """));

        assertThat(get(SHOP).body()).isEqualTo("shop");
    }

    @Test
    void serverNameChoosesTheHost() throws Exception {
        gateway(
                secureHost("shop", SHOP, "shop"),
                secret("other", AUTHORITY.issue("other.example.com")),
                secureHost("other", "other.example.com", "other"),
                resource("Mapping", "other", "hostname: other.example.com\nprefix: /b/\nservice: " + shop.service()));

        assertThat(get(SHOP).body()).isEqualTo("shop");
        assertThat(get("other.example.com", "/b/").body()).isEqualTo("shop");
        assertThat(get(SHOP, "/b/").statusCode()).isEqualTo(404);
    }

    @Test
    void clientCertificateIsRequiredOverQuicToo() throws Exception {
        CertificateAuthority clients = new CertificateAuthority("Clients");
        gateway(secret("clients", clients.identity()), resource("Host", "shop", """
                hostname: shop.example.com
                tlsSecret: {name: shop}
                tls: {ca_secret: clients, cert_required: true}
                """));

        try (QuicClient known = QuicClient.connect(port, SHOP, AUTHORITY, clients.issue("client"));
                QuicClient strange = QuicClient.connect(port, SHOP, AUTHORITY, AUTHORITY.issue("client"));
                QuicClient anonymous = QuicClient.connect(port, SHOP, AUTHORITY)) {
            assertThat(known.get("/a/").body()).isEqualTo("shop");
            assertThatThrownBy(() -> strange.get("/a/")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> anonymous.get("/a/")).isInstanceOf(IOException.class);
        }
        assertThat(shop.received()).hasSize(1);
    }

    private HttpResponse<String> get(String serverName) throws IOException {
        return get(serverName, "/a/");
    }

    /// A handshake whose packets a busy machine drops is tried again once, as clients do.
    private HttpResponse<String> get(String serverName, String path) throws IOException {
        try {
            return getOnce(serverName, path);
        } catch (ConnectException timeout) {
            return getOnce(serverName, path);
        }
    }

    private HttpResponse<String> getOnce(String serverName, String path) throws IOException {
        try (QuicClient client = QuicClient.connect(port, serverName, AUTHORITY)) {
            return client.get(path);
        }
    }

    private GatewayUnderTest gateway(String... manifests) throws IOException {
        Stream<String> fixed = Stream.of(
                listener(port, "HTTPS", "SECURE"),
                resource("Listener", "quic", """
                        port: %d
                        protocolStack: [TLS, HTTP, UDP]
                        securityModel: SECURE
                        hostBinding: {namespace: {from: ALL}}
                        """.formatted(port)),
                // A client tells the port too when it is not 443.
                module("strip_matching_host_port: true"),
                secret("shop", AUTHORITY.issue(SHOP)),
                mapping("shop", shop.service(), "prefix: /a/"));
        return bench.gateway(
                port,
                List.of("--no-admin"),
                Stream.concat(fixed, Stream.of(manifests)).toArray(String[]::new));
    }
}
