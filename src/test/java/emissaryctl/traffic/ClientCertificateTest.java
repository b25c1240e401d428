package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.resource;
import static emissaryctl.traffic.Manifest.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClientCertificateTest {

    private static final String NAME = "shop.example.com";
    private static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");
    private static final CertificateAuthority STRANGER = new CertificateAuthority("Stranger");

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;
    private GatewayUnderTest gateway;

    @BeforeEach
    void demandCertificates() throws Exception {
        shop = bench.backend("shop");
        demandCertificates("ca_secret: clients, ", List.of("--no-admin"));
    }

    private void demandCertificates(String ca, List<String> options) throws Exception {
        int port = Ports.free();
        gateway = bench.gateway(
                port,
                options,
                listener(port, "HTTPS", "SECURE"),
                secret("shop", AUTHORITY.issue(NAME)),
                secret("clients", AUTHORITY.identity()),
                resource("Host", "shop", """
                        hostname: %s
                        tlsSecret: {name: shop}
                        tls: {%scert_required: true}
                        """.formatted(NAME, ca)),
                module("forward_client_cert_details: SANITIZE_SET\nset_current_client_cert_details: {subject: true}"),
                mapping("shop", shop.service(), "prefix: /a/"));
    }

    @Test
    void clientWithACertificateOfTheAuthorityIsServedAndNamed() throws Exception {
        TlsClient client = TlsClient.trusting(AUTHORITY, AUTHORITY.issue("anna"));

        assertThat(body(client)).isEqualTo("shop");
        assertThat(shop.last().header("x-forwarded-client-cert"))
                .singleElement()
                .asString()
                .contains("Subject=\"CN=anna\"");
    }

    @Test
    void clientWithoutACertificateIsRefused() {
        assertThatThrownBy(() -> body(TlsClient.trusting(AUTHORITY)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ConnectException.class);
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void clientOfAnotherAuthorityIsRefused() {
        TlsClient client = TlsClient.trusting(AUTHORITY, STRANGER.issue("anna"));

        assertThatThrownBy(() -> body(client)).isInstanceOf(IOException.class).isNotInstanceOf(ConnectException.class);
        assertThat(shop.received()).isEmpty();
    }

    /// What the error of the other profiles prevents.
    @Test
    void withoutAnAuthorityEmissaryAsksNobody() throws Exception {
        demandCertificates("", List.of("--no-admin", "--profile", "parity"));

        assertThat(body(TlsClient.trusting(AUTHORITY))).isEqualTo("shop");
    }

    private String body(TlsClient client) throws IOException {
        try (SSLSocket socket = client.connect(gateway.port(), NAME)) {
            return Exchange.over(socket, Request.get("/a/").host(NAME)).body();
        }
    }
}
