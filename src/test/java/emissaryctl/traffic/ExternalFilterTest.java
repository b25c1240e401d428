package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ExternalFilterTest {

    private static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");
    private static final CertificateAuthority STRANGER = new CertificateAuthority("Stranger");

    @RegisterExtension
    final Workbench bench = new Workbench();

    @TempDir
    Path folder;

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    private GatewayUnderTest gateway(String filter, String policy) throws Exception {
        return bench.gateway(
                mapping("shop", shop.service(), "prefix: /"),
                resource("Filter", "ask", filter),
                resource("FilterPolicy", "policy", policy));
    }

    @Test
    void theServiceIsAskedAboutItsRequestsOnly() throws Exception {
        Backend service = bench.opened(
                Backend.answering(request -> request.header("x-token").contains("good")
                        ? Answer.of(200, "").with(Map.of("X-User", "anna", "X-Internal", "1"))
                        : Answer.of(402, "pay first").with(Map.of("WWW-Authenticate", "Bearer"))));
        GatewayUnderTest gateway =
                gateway("""
                External:
                  auth_service: %s
                  path_prefix: /check
                  allowed_request_headers: [X-Token]
                  allowed_authorization_headers: [X-User]
                """.formatted(service.service()), "rules: [{path: /a/*, filters: [{name: ask}]}]");

        Reply denied = gateway.get("/a/x");
        assertThat(denied.status()).isEqualTo(402);
        assertThat(denied.body()).isEqualTo("pay first");
        assertThat(denied.header("www-authenticate")).hasValue("Bearer");
        assertThat(service.last().path()).isEqualTo("/check/a/x");
        assertThat(shop.received()).isEmpty();

        assertThat(gateway.send(Request.get("/a/x").header("X-Token", "good")).status())
                .isEqualTo(200);
        assertThat(shop.last().header("x-user")).containsExactly("anna");
        assertThat(shop.last().header("x-internal")).isEmpty();

        assertThat(gateway.get("/b").status()).isEqualTo(200);
        assertThat(service.received()).hasSize(2);
    }

    @Test
    void overGrpc() throws Exception {
        GrpcBackend service = bench.opened(new GrpcBackend(new Authorizer().bindService()));
        GatewayUnderTest gateway = gateway(
                "External: {proto: grpc, protocol_version: v3, auth_service: '" + service.service() + "'}",
                "rules: [{path: /a/*, filters: [{name: ask}]}]");

        assertThat(gateway.get("/a/x").status()).isEqualTo(402);
        Request request = Request.get("/a/x").header("Authorization", Authorizer.TOKEN);
        assertThat(gateway.send(request).status()).isEqualTo(200);
        assertThat(shop.last().header("x-user")).containsExactly("anna");
        assertThat(gateway.get("/b").status()).isEqualTo(200);
    }

    @Test
    void aServiceThatDoesNotAnswerRefuses() throws Exception {
        GatewayUnderTest gateway = gateway(
                "External: {auth_service: '127.0.0.1:1', status_on_error: {code: 503}}",
                "rules: [{path: /a/*, filters: [{name: ask}]}]");

        assertThat(gateway.get("/a/x").status()).isEqualTo(503);
        assertThat(gateway.get("/b").status()).isEqualTo(200);
    }

    /// What one Filter adds decides whether the next one is passed.
    @Test
    void laterFiltersSeeWhatEarlierOnesAdd() throws Exception {
        Backend service = bench.opened(Backend.answering(request ->
                Answer.of(200, "").with(request.header("x-guest").isEmpty() ? Map.of("X-Level", "high") : Map.of())));
        GatewayUnderTest gateway = bench.gateway(
                mapping("shop", shop.service(), "prefix: /"),
                resource("Filter", "level", """
                        External:
                          auth_service: %s
                          allowed_request_headers: [x-guest]
                          allowed_authorization_headers: [x-level]
                        """.formatted(service.service())),
                resource("Filter", "keys", "APIKey: {keys: [{key: mine}]}"),
                resource("FilterPolicy", "policy", """
                        rules:
                        - filters:
                          - name: level
                          - {name: keys, ifRequestHeader: {name: X-Level, value: high}}
                        """));

        assertThat(gateway.get("/").status()).isEqualTo(401);
        assertThat(gateway.send(Request.get("/").header("X-API-Key", "mine")).status())
                .isEqualTo(200);
        assertThat(gateway.send(Request.get("/").header("X-Guest", "1")).status())
                .isEqualTo(200);
    }

    /// What comes of a request when the service has a certificate for `name`.
    private int status(CertificateAuthority authority, String name, String tls, String... more) throws Exception {
        Path trusted = Files.writeString(
                folder.resolve("authority.pem"), AUTHORITY.identity().certificatePem());
        SecureBackend service =
                bench.opened(new SecureBackend("", TlsClient.trusting(authority, authority.issue(name))));
        String address = service.address().replace("127.0.0.1", "localhost");
        int port = Ports.free();
        String[] manifests = {
            listener(port, "HTTP", "XFP"),
            host("everyone", "*", "Route"),
            mapping("shop", shop.service(), "prefix: /"),
            resource("Filter", "ask", "External:\n  auth_service: " + address + "\n" + tls.indent(2)),
            resource("FilterPolicy", "policy", "rules: [{filters: [{name: ask}]}]"),
            String.join("---\n", more)
        };
        return bench.gateway(port, List.of("--no-admin", "--trusted-ca", trusted.toString()), manifests)
                .get("/")
                .status();
    }

    @Test
    void theServiceMustHaveACertificateForItsName() throws Exception {
        assertThat(status(AUTHORITY, "localhost", "tls: true")).isEqualTo(200);
        assertThat(status(AUTHORITY, "other.example.com", "tls: true")).isEqualTo(403);
        assertThat(status(STRANGER, "localhost", "tls: true")).isEqualTo(403);
    }

    @Test
    void itsAuthorityMayBeOneOfItsOwn() throws Exception {
        String own = "tls: true\ntlsConfig: {caCertificate: {fromSecret: {name: ca}}}";
        String secret = Manifest.secret("ca", STRANGER.identity());

        assertThat(status(STRANGER, "localhost", own, secret)).isEqualTo(200);
        assertThat(status(AUTHORITY, "localhost", own, secret)).isEqualTo(403);
    }
}
