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

/// Keys that somebody else could have put there are worth nothing.
class KeysOverTlsTest {

    private static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");
    private static final CertificateAuthority STRANGER = new CertificateAuthority("Stranger");

    @RegisterExtension
    final Workbench bench = new Workbench();

    @TempDir
    Path folder;

    private TokenIssuer issuer;
    private Path trusted;

    @BeforeEach
    void writeAuthority() throws Exception {
        issuer = new TokenIssuer();
        trusted = Files.writeString(
                folder.resolve("authority.pem"), AUTHORITY.identity().certificatePem());
    }

    /// What comes of a request with a valid token, when the server of the keys has a certificate for `name`.
    private int status(CertificateAuthority authority, String name, String more) throws Exception {
        SecureBackend keys =
                bench.opened(new SecureBackend(issuer.keys(), TlsClient.trusting(authority, authority.issue(name))));
        String uri = "https://" + keys.address().replace("127.0.0.1", "localhost") + "/keys";
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin", "--trusted-ca", trusted.toString()),
                listener(port, "HTTP", "XFP"),
                host("everyone", "*", "Route"),
                mapping("shop", bench.backend("shop").service(), "prefix: /"),
                resource("Filter", "login", "JWT:\n  jwksURI: " + uri + "\n" + more.indent(2)),
                resource("FilterPolicy", "policy", "rules: [{filters: [{name: login}]}]"));
        String token = issuer.rs256(TokenIssuer.claims());
        return gateway.send(Request.get("/").header("Authorization", "Bearer " + token))
                .status();
    }

    @Test
    void keysOfTheNamedServerCount() throws Exception {
        assertThat(status(AUTHORITY, "localhost", "")).isEqualTo(200);
    }

    @Test
    void keysOfAnotherServerDoNot() throws Exception {
        assertThat(status(AUTHORITY, "other.example.com", "")).isEqualTo(401);
    }

    @Test
    void keysOfAStrangerDoNot() throws Exception {
        assertThat(status(STRANGER, "localhost", "")).isEqualTo(401);
    }

    @Test
    void insecurelyAnybodysKeysCount() throws Exception {
        assertThat(status(STRANGER, "other.example.com", "insecureTLS: true")).isEqualTo(200);
    }
}
