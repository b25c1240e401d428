package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Upstreams that the hardened profile believes to be who they should be.
class HardenedUpstreamTest {

    private static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");
    private static final CertificateAuthority STRANGER = new CertificateAuthority("Stranger");

    @RegisterExtension
    final Workbench bench = new Workbench();

    @TempDir
    Path folder;

    private Path trusted;

    @BeforeEach
    void writeAuthority() throws Exception {
        trusted = Files.writeString(
                folder.resolve("authority.pem"), AUTHORITY.identity().certificatePem());
    }

    /// What comes of a request to a service whose certificate is for `name`.
    private int status(CertificateAuthority authority, String name, String host, String... more) throws Exception {
        SecureBackend backend =
                bench.opened(new SecureBackend("shop", TlsClient.trusting(authority, authority.issue(name))));
        String service = "https://" + backend.address().replace("127.0.0.1", host);
        int port = Ports.free();
        return bench.gateway(
                        port,
                        List.of("--no-admin", "--profile", "hardened", "--trusted-ca", trusted.toString()),
                        listener(port, "HTTP", "XFP"),
                        host("everyone", "*", "Route"),
                        resource("TLSContext", "careless", "min_tls_version: v1.2\n"),
                        mapping("shop", service, "prefix: /a/\n" + String.join("\n", more)))
                .get("/a/")
                .status();
    }

    @Test
    void aCertificateForTheNameIsTrusted() throws Exception {
        assertThat(status(AUTHORITY, "localhost", "localhost")).isEqualTo(200);
    }

    @Test
    void aCertificateForAnotherNameIsNot() throws Exception {
        assertThat(status(AUTHORITY, "other.example.com", "localhost")).isEqualTo(503);
    }

    @Test
    void aCertificateOfAStrangerIsNot() throws Exception {
        assertThat(status(STRANGER, "localhost", "localhost")).isEqualTo(503);
    }

    @Test
    void aCertificateForTheAddressIsTrusted() throws Exception {
        assertThat(status(AUTHORITY, "127.0.0.1", "127.0.0.1")).isEqualTo(200);
    }

    @Test
    void aCertificateForAnotherAddressIsNot() throws Exception {
        assertThat(status(AUTHORITY, "127.0.0.2", "127.0.0.1")).isEqualTo(503);
        assertThat(status(AUTHORITY, "localhost", "127.0.0.1")).isEqualTo(503);
    }

    @Test
    void aTlsContextTakesItsOwnWay() throws Exception {
        assertThat(status(STRANGER, "other.example.com", "localhost", "tls: careless"))
                .isEqualTo(200);
    }
}
