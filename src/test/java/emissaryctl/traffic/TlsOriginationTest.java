package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static emissaryctl.traffic.Manifest.secret;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TlsOriginationTest {

    private static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");
    private static final CertificateAuthority STRANGER = new CertificateAuthority("Stranger");

    @RegisterExtension
    final Workbench bench = new Workbench();

    private SecureBackend shop;

    @BeforeEach
    void openShop() throws Exception {
        TlsClient tls = TlsClient.trusting(AUTHORITY, AUTHORITY.issue("shop.internal"));
        shop = bench.opened(new SecureBackend("shop", tls));
    }

    @Test
    void httpsServiceIsCalledWithTls() throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("shop", "https://" + shop.address(), "prefix: /a/"));

        assertThat(gateway.get("/a/").body()).isEqualTo("shop");
    }

    @Test
    void serviceWithoutSchemeIsCalledInCleartext() throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.address(), "prefix: /a/"));

        assertThat(gateway.get("/a/").body()).isNotEqualTo("shop");
    }

    @Test
    void certificateOfTheAuthorityIsTrusted() throws Exception {
        assertThat(validatingGateway(AUTHORITY).get("/a/").body()).isEqualTo("shop");
    }

    @Test
    void certificateOfAnotherAuthorityIsNot() throws Exception {
        assertThat(validatingGateway(STRANGER).get("/a/").status()).isEqualTo(503);
    }

    private GatewayUnderTest validatingGateway(CertificateAuthority trusted) throws Exception {
        return bench.gateway(
                secret("authority", trusted.identity()),
                resource("TLSContext", "upstream", "ca_secret: authority\nsni: shop.internal"),
                mapping("shop", shop.address(), "prefix: /a/\ntls: upstream"));
    }
}
