package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static emissaryctl.traffic.Manifest.secret;
import static emissaryctl.traffic.Manifest.secureHost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TlsTest {

    private static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");
    private static final Identity RED = AUTHORITY.issue("red.example.com");
    private static final Identity BLUE = AUTHORITY.issue("blue.example.com");
    private static final TlsClient CLIENT = TlsClient.trusting(AUTHORITY);

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void serverNameChoosesTheCertificate() throws Exception {
        GatewayUnderTest gateway = gateway(List.of("--no-admin"), "SECURE");

        try (SSLSocket red = CLIENT.connect(gateway.port(), "red.example.com");
                SSLSocket blue = CLIENT.connect(gateway.port(), "blue.example.com")) {
            assertThat(TlsClient.certificate(red)).isEqualTo(RED.certificate());
            assertThat(TlsClient.certificate(blue)).isEqualTo(BLUE.certificate());
            assertThat(Exchange.over(blue, Request.get("/a/").host("blue.example.com"))
                            .body())
                    .isEqualTo("shop");
        }
        assertThat(shop.last().header("x-forwarded-proto")).containsExactly("https");
    }

    @Test
    void unknownServerNameGetsNoConnection() throws Exception {
        GatewayUnderTest gateway = gateway(List.of("--no-admin"), "SECURE");

        assertThatThrownBy(() -> CLIENT.connect(gateway.port(), "green.example.com"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ConnectException.class);
    }

    @Test
    void connectionForOneHostServesNoOther() throws Exception {
        GatewayUnderTest gateway = gateway(List.of("--no-admin"), "SECURE");

        try (SSLSocket red = CLIENT.connect(gateway.port(), "red.example.com")) {
            assertThat(Exchange.over(red, Request.get("/a/").host("blue.example.com"))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void secureListenerRefusesCleartext() throws Exception {
        GatewayUnderTest gateway = gateway(List.of("--no-admin"), "SECURE");

        assertThatThrownBy(() -> gateway.send(Request.get("/a/").host("red.example.com")))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ConnectException.class);
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void secureListenerServesCleartextUnderParity() throws Exception {
        GatewayUnderTest gateway = gateway(List.of("--no-admin", "--profile", "parity"), "SECURE");

        assertThat(gateway.send(Request.get("/a/").host("red.example.com")).body())
                .isEqualTo("shop");
    }

    @Test
    void xfpListenerRedirectsCleartextToHttps() throws Exception {
        GatewayUnderTest gateway = gateway(List.of("--no-admin"), "XFP");

        Reply cleartext = gateway.send(Request.get("/a/").host("red.example.com"));
        assertThat(cleartext.status()).isEqualTo(301);
        assertThat(cleartext.header("location")).hasValue("https://red.example.com/a/");
        try (SSLSocket red = CLIENT.connect(gateway.port(), "red.example.com")) {
            assertThat(Exchange.over(red, Request.get("/a/").host("red.example.com"))
                            .body())
                    .isEqualTo("shop");
        }
    }

    @Test
    void hostForAllNamesTellsCleartextFromTls() throws Exception {
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin"),
                listener(port, "HTTPS", "XFP"),
                secret("red", RED),
                secureHost("everyone", "*", "red"),
                mapping("shop", shop.service(), "prefix: /a/"));

        assertThat(gateway.get("/a/").status()).isEqualTo(301);
        try (SSLSocket red = CLIENT.connect(gateway.port(), "red.example.com")) {
            assertThat(Exchange.over(red, Request.get("/a/")).body()).isEqualTo("shop");
        }
    }

    @Test
    void oldTlsVersionsAreRefused() throws Exception {
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin"),
                listener(port, "HTTPS", "SECURE"),
                secret("red", RED),
                resource("Host", "red", """
                        hostname: red.example.com
                        tlsSecret: {name: red}
                        tls: {min_tls_version: v1.3}
                        """),
                mapping("shop", shop.service(), "prefix: /a/"));

        try (SSLSocket newest = CLIENT.connect(gateway.port(), "red.example.com")) {
            assertThat(newest.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
        TlsClient old = CLIENT.speaking("TLSv1.2");
        assertThatThrownBy(() -> old.connect(gateway.port(), "red.example.com"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ConnectException.class);
    }

    private GatewayUnderTest gateway(List<String> options, String securityModel) throws Exception {
        int port = Ports.free();
        return bench.gateway(
                port,
                options,
                listener(port, "HTTPS", securityModel),
                secret("red", RED),
                secret("blue", BLUE),
                secureHost("red", "red.example.com", "red"),
                secureHost("blue", "blue.example.com", "blue"),
                mapping("shop", shop.service(), "prefix: /a/"));
    }
}
