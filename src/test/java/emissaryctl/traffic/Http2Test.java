package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static emissaryctl.traffic.Manifest.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class Http2Test {

    private static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");
    private static final TlsClient CLIENT = TlsClient.trusting(AUTHORITY);

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void clientsThatOfferHttp2GetIt() throws Exception {
        GatewayUnderTest gateway = gateway("h2,http/1.1");

        HttpResponse<String> response = get(gateway);

        assertThat(response.version()).isEqualTo(Version.HTTP_2);
        assertThat(response.body()).isEqualTo("shop");
    }

    @Test
    void clientsMayChooseHttp1() throws Exception {
        GatewayUnderTest gateway = gateway("h2,http/1.1");

        try (SSLSocket socket = CLIENT.connect(gateway.port(), "localhost", "http/1.1")) {
            assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
            assertThat(Exchange.over(socket, Request.get("/a/")).body()).isEqualTo("shop");
        }
    }

    @Test
    void withoutAlpnProtocolsItIsHttp1() throws Exception {
        GatewayUnderTest gateway = gateway("");

        assertThat(get(gateway).version()).isEqualTo(Version.HTTP_1_1);
    }

    private GatewayUnderTest gateway(String protocols) throws Exception {
        int port = Ports.free();
        String alpn = protocols.isEmpty() ? "" : "alpn_protocols: " + protocols + "\n";
        return bench.gateway(
                port,
                List.of("--no-admin"),
                listener(port, "HTTPS", "SECURE"),
                secret("local", AUTHORITY.issue("localhost")),
                resource("TLSContext", "modern", "secret: local\n" + alpn),
                resource("Host", "local", """
                        hostname: "*"
                        tlsSecret: {name: local}
                        tlsContext: {name: modern}
                        """),
                mapping("shop", shop.service(), "prefix: /a/"));
    }

    private static HttpResponse<String> get(GatewayUnderTest gateway) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(CLIENT.context())
                .version(Version.HTTP_2)
                .build()) {
            URI uri = URI.create("https://localhost:" + gateway.port() + "/a/");
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }
}
