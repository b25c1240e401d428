package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.resource;
import static emissaryctl.traffic.Manifest.secret;
import static emissaryctl.traffic.Manifest.secureHost;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import emissaryctl.serve.FollowingEnvoy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Logins through a real Envoy that follows a directory of `render --layout xds`, where the secrets are files of their
/// own.
class LoginDirectoryTest {

    private static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");
    private static final Identity SITE = AUTHORITY.issue("shop.example.com");
    private static final TlsClient CLIENT = TlsClient.trusting(AUTHORITY);

    @RegisterExtension
    final Workbench bench = new Workbench();

    @TempDir
    Path folder;

    private final int port = Ports.free();
    private final int admin = Ports.free();
    private final int ready = Ports.free();
    private Path directory;
    private Backend shop;
    private LoginProvider provider;

    @BeforeEach
    void open() throws Exception {
        directory = folder.resolve("xds");
        shop = bench.backend("shop");
        provider = bench.opened(
                new LoginProvider(new TokenIssuer(), TlsClient.trusting(AUTHORITY, AUTHORITY.issue("localhost"))));
    }

    private void render(String clientSecret) throws IOException {
        Path input = Files.writeString(folder.resolve("input.yaml"), String.join("---\n", manifests(clientSecret)));
        Path trusted = Files.writeString(
                folder.resolve("authority.pem"), AUTHORITY.identity().certificatePem());
        Path discovery = Files.writeString(folder.resolve("openid-configuration.json"), provider.discovery());
        List<String> args = new ArrayList<>(List.of("render", input.toString(), "--layout", "xds"));
        args.addAll(List.of("-o", directory.toString(), "--bind-address", "127.0.0.1"));
        args.addAll(List.of("--trusted-ca", trusted.toString(), "--oidc-discovery", discovery.toString()));
        Run run = Run.withEnvironment(
                Map.of("AMBASSADOR_READY_PORT", String.valueOf(ready)), args.toArray(String[]::new));
        assertThat(run).isEqualTo(new Run("", "", 0));
    }

    private List<String> manifests(String clientSecret) {
        String encoded = Base64.getEncoder().encodeToString(clientSecret.getBytes(StandardCharsets.UTF_8));
        return List.of(
                module("diagnostics: {enabled: false}\nadmin_port: " + admin),
                listener(port, "HTTPS", "SECURE"),
                secureHost("site", "shop.example.com", "site-cert"),
                secret("site-cert", SITE),
                mapping("shop", shop.service(), "prefix: /"),
                """
                        apiVersion: v1
                        kind: Secret
                        metadata: {name: login-client}
                        data: {oauth2-client-secret: %s}
                        """.formatted(encoded),
                resource("Filter", "login", """
                                OAuth2:
                                  authorizationURL: %s
                                  clientID: %s
                                  secretName: login-client
                                  protectedOrigins: [{origin: 'https://shop.example.com'}]
                                  accessTokenValidation: jwt
                                """.formatted(provider.url(), LoginProvider.CLIENT)),
                resource("FilterPolicy", "policy", """
                        rules:
                        - {path: /public/*, filters: []}
                        - filters: [{name: login}]
                        """));
    }

    private LoginUser user() {
        return new LoginUser(port, CLIENT, "shop.example.com");
    }

    private FollowingEnvoy envoy() throws Exception {
        return bench.opened(FollowingEnvoy.start(directory.resolve("cur/bootstrap.json"), admin));
    }

    @Test
    void usersLogInAndOutWithSecretsFromFiles() throws Exception {
        render(LoginProvider.SECRET);
        envoy();
        LoginUser user = user();

        assertThat(user.get("/public/x").status()).isEqualTo(200);
        assertThat(user.get("/cart").status()).isEqualTo(302);
        assertThat(user.logIn("/cart?x=1").header("location")).hasValue("https://shop.example.com/cart?x=1");
        assertThat(user.get("/cart?x=1").body()).isEqualTo("shop");
        assertThat(shop.last().header("authorization").getFirst()).startsWith("Bearer ey");
        assertThat(provider.grants()).containsExactly("authorization_code");
        assertThat(provider.authentications()).containsExactly("basic");

        assertThat(user.get("/.ambassador/oauth2/logout").header("location").orElseThrow())
                .startsWith(provider.url() + "/logout?");
        assertThat(user.get("/cart").status()).isEqualTo(302);
        assertThat(shop.received()).hasSize(2);
    }

    @Test
    void aNewSecretIsTakenUpWithoutTouchingTheListenerAndEndsAllLogins() throws Exception {
        render(LoginProvider.SECRET);
        envoy();
        LoginUser user = user();
        user.logIn("/cart");
        assertThat(user.get("/cart").status()).isEqualTo(200);

        provider.expectSecret("another s3cret");
        render("another s3cret");
        Await.until(() -> status(user, "/cart") == 302);
        Await.until(() -> isServedAfterLogin(user()));

        String modified = Exchange.over(
                        admin, Request.get("/stats?filter=listener_manager.listener_(added|modified|in_place_updated)"))
                .body();
        assertThat(modified).contains("listener_modified: 0", "listener_in_place_updated: 0");
    }

    /// Envoy reads both secrets one after the other, so that a first login may come between.
    private static boolean isServedAfterLogin(LoginUser user) {
        try {
            user.logIn("/cart");
            return user.get("/cart").status() == 200;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int status(LoginUser user, String path) {
        try {
            return user.get(path).status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void secretsAreInFilesThatTheirOwnerAloneCanRead() throws IOException {
        render(LoginProvider.SECRET);

        List<Path> holders;
        try (Stream<Path> paths = Files.walk(directory.resolve("cur").toRealPath())) {
            holders = paths.filter(Files::isRegularFile)
                    .filter(path -> holds(path, "s3cr3t"))
                    .toList();
        }
        assertThat(holders)
                .map(path -> path.getFileName().toString().replaceFirst("-[0-9a-f]{10}\\.json$", ""))
                .containsExactlyInAnyOrder("sds-oauth2.client.default.login", "snapshot.pb");
        for (Path path : holders) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
        }
    }

    private static boolean holds(Path path, String text) {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
