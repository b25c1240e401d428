package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static emissaryctl.traffic.Manifest.secret;
import static emissaryctl.traffic.Manifest.secureHost;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Logins through a real Envoy at a provider that checks what it gets.
class OAuth2FilterTest {

    private static final CertificateAuthority AUTHORITY = new CertificateAuthority("Test authority");
    private static final Identity SITE = AUTHORITY.issue("shop.example.com", "www.shop.example.com");
    private static final TlsClient CLIENT = TlsClient.trusting(AUTHORITY);
    private static final String POLICY = """
            rules:
            - {path: /public/*, filters: []}
            - host: shop.example.com
              path: /orders/*
              filters: [{name: login, arguments: {scope: [orders]}}]
            - host: shop.example.com
              filters: [{name: login}]
            """;
    private static final String JWT = "accessTokenValidation: jwt\n";

    @RegisterExtension
    final Workbench bench = new Workbench();

    @TempDir
    Path folder;

    private String annotations = "{}";
    private String origin = "{origin: 'https://shop.example.com'}";
    private String frontPage = "prefix: /";
    private Backend shop;
    private LoginProvider provider;

    @BeforeEach
    void open() throws Exception {
        shop = bench.backend("shop");
        provider = bench.opened(
                new LoginProvider(new TokenIssuer(), TlsClient.trusting(AUTHORITY, AUTHORITY.issue("localhost"))));
    }

    private GatewayUnderTest gateway(String more, String policy) throws Exception {
        return gateway(List.of("--oidc-discovery", discovery().toString()), more, policy);
    }

    private Path discovery() throws Exception {
        return Files.writeString(folder.resolve("openid-configuration.json"), provider.discovery());
    }

    private GatewayUnderTest gateway(List<String> options, String more, String policy) throws Exception {
        int port = Ports.free();
        List<String> all = new ArrayList<>(List.of(
                "--no-admin",
                "--trusted-ca",
                Files.writeString(
                                folder.resolve("authority.pem"),
                                AUTHORITY.identity().certificatePem())
                        .toString()));
        all.addAll(options);
        return bench.gateway(port, all, manifests(port, more, policy).toArray(String[]::new));
    }

    private List<String> manifests(int port, String more, String policy) {
        return List.of(
                listener(port, "HTTPS", "SECURE"),
                secureHost("site", "*.example.com", "site-cert"),
                secureHost("apex", "shop.example.com", "site-cert"),
                secret("site-cert", SITE),
                mapping("shop", shop.service(), frontPage),
                mapping("orders", shop.service(), "prefix: /orders/\nrewrite: \"\""),
                resource(
                                "Filter",
                                "login",
                                """
                                OAuth2:
                                  authorizationURL: %s/
                                  clientID: %s
                                  secret: '%s'
                                  protectedOrigins: [%s]
                                """.formatted(provider.url(), LoginProvider.CLIENT, LoginProvider.SECRET, origin)
                                        + more.indent(2))
                        .replace("  name: login\n", "  name: login\n  annotations: " + annotations + "\n"),
                resource("Filter", "tokens", """
                                JWT:
                                  jwksURI: %s/keys
                                  injectRequestHeaders: [{name: x-issuer, value: "{{ .token.Claims.iss }}"}]
                                """.formatted(provider.url())),
                resource("FilterPolicy", "policy", policy));
    }

    private LoginUser user(GatewayUnderTest gateway) {
        return new LoginUser(gateway.port(), CLIENT, "shop.example.com");
    }

    @Test
    void usersLogInAndOut() throws Exception {
        LoginUser user = user(gateway(JWT + "extraAuthorizationParameters: {audience: 'a&b', prompt: login}", POLICY));

        String login = user.get("/orders/1?x=2").header("location").orElseThrow();
        assertThat(login).startsWith(provider.url() + "/authorize?");
        assertThat(LoginProvider.query(login))
                .containsEntry("audience", "a&b")
                .containsEntry("prompt", "login")
                .containsEntry("scope", "openid orders")
                .containsEntry("redirect_uri", "https://shop.example.com/.ambassador/oauth2/redirection-endpoint");
        Reply back = user.get(LoginUser.pathOf(user.follow(login)));
        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("location")).hasValue("https://shop.example.com/orders/1?x=2");
        assertThat(shop.received()).isEmpty();

        assertThat(user.get("/orders/1?x=2").body()).isEqualTo("shop");
        assertThat(shop.last().header("authorization").getFirst()).startsWith("Bearer ey");
        assertThat(provider.grants()).containsExactly("authorization_code");
        assertThat(provider.authentications()).containsExactly("basic");

        Reply out = user.get("/.ambassador/oauth2/logout");
        assertThat(out.status()).isEqualTo(302);
        assertThat(out.header("location").orElseThrow()).startsWith(provider.url() + "/logout?");
        assertThat(user.hasCookie("BearerToken.login.default")).isTrue();
        assertThat(user.get("/orders/1").status()).isEqualTo(302);
        assertThat(shop.received()).hasSize(1);
    }

    @Test
    void usersComeBackAndLogOutWhereTheFrontPageBypassesAuthorization() throws Exception {
        frontPage = "prefix: /\nbypass_auth: true";
        LoginUser user = user(gateway(JWT, POLICY));

        assertThat(user.get("/").status()).isEqualTo(200);
        user.logIn("/orders/1");
        assertThat(user.get("/orders/1").status()).isEqualTo(200);
        assertThat(user.get("/.ambassador/oauth2/logout").header("location").orElseThrow())
                .startsWith(provider.url() + "/logout?");
        assertThat(user.get("/orders/1").status()).isEqualTo(302);
        assertThat(user.get("/.ambassador/oauth2/").body()).isEqualTo("shop");
    }

    @Test
    void tokensAreRefreshed() throws Exception {
        provider.expireAfter(1);
        LoginUser user = user(gateway(JWT, POLICY));
        user.logIn("/orders/1");

        Await.until(() -> isServed(user) && provider.grants().contains("refresh_token"));
        assertThat(provider.grants()).startsWith("authorization_code", "refresh_token");
        assertThat(user.get("/orders/1").status()).isEqualTo(200);
    }

    private static boolean isServed(LoginUser user) {
        try {
            return user.get("/orders/1").status() == 200;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothingThatWasTamperedWithIsTaken() throws Exception {
        GatewayUnderTest gateway = gateway(JWT, POLICY);

        LoginUser other = user(gateway);
        String stolen = LoginUser.pathOf(
                other.follow(other.get("/orders/1").header("location").orElseThrow()));
        assertThat(user(gateway).get(stolen).status()).isEqualTo(401);
        assertThat(other.get(stolen.replaceFirst("state=[^&]{8}", "state=AAAAAAAA"))
                        .status())
                .isEqualTo(401);
        assertThat(provider.grants()).isEmpty();

        for (String cookie : List.of("BearerToken", "OauthHMAC", "OauthExpires")) {
            LoginUser user = user(gateway);
            user.logIn("/orders/1");
            assertThat(user.get("/orders/1").status()).isEqualTo(200);
            user.spoilCookie(cookie + ".login.default");
            user.forgetCookie("RefreshToken.login.default");
            assertThat(user.get("/orders/1").status()).as(cookie).isNotEqualTo(200);
        }
        Reply invented = user(gateway)
                .send(Request.get("/orders/1")
                        .header("Authorization", "Bearer " + new TokenIssuer().rs256(TokenIssuer.claims())));
        assertThat(invented.status()).isEqualTo(302);
    }

    @Test
    void openPathsStayOpenAndNoOther() throws Exception {
        GatewayUnderTest gateway = gateway(JWT, POLICY);
        LoginUser user = user(gateway);

        for (String open : List.of("/public/", "/public/a?b=c")) {
            assertThat(user.get(open).status()).as(open).isEqualTo(200);
        }
        for (String closed : List.of(
                "/",
                "/public",
                "/.ambassador/oauth2/",
                "/.ambassador/oauth2/logout/",
                "/orders/../x",
                "/x/.ambassador/oauth2/logout")) {
            assertThat(user.get(closed).status()).as(closed).isEqualTo(302);
        }
        String callback = "/.ambassador/oauth2/redirection-endpoint";
        assertThat(user.get(callback).status()).isEqualTo(401);
        assertThat(shop.received()).hasSize(2);

        user.logIn("/orders/1");
        for (String path : List.of(callback, callback + "?code=code-1&state=AAAA", callback + "?x")) {
            assertThat(user.get(path).status()).as(path).isNotEqualTo(200);
        }
        assertThat(shop.received()).hasSize(2);
    }

    @Test
    void aScopeThatWasNotGrantedIsMissed() throws Exception {
        provider.grantOnly("openid");
        LoginUser user = user(gateway(JWT, POLICY));
        user.logIn("/orders/1");

        assertThat(user.get("/orders/1").status()).isEqualTo(403);
        assertThat(user.get("/other").status()).isEqualTo(200);
    }

    @Test
    void claimsGetIntoHeaders() throws Exception {
        LoginUser user = user(gateway(JWT + """
                clientAuthentication: {method: BodyPassword}
                injectRequestHeaders: [{name: x-user, value: "{{ .token.Claims.sub }}"}]
                """, POLICY));
        user.logIn("/orders/1");

        assertThat(user.send(Request.get("/orders/1").header("x-user", "root")).status())
                .isEqualTo(200);
        assertThat(shop.last().header("x-user")).containsExactly("anna");
        assertThat(provider.authentications()).containsExactly("body");
    }

    @Test
    void programsAreNotSentToLogIn() throws Exception {
        LoginUser user = user(gateway(JWT, """
                rules:
                - path: /api/*
                  filters:
                  - name: login
                    arguments: {insteadOfRedirect: {httpStatusCode: 401, ifRequestHeader: {name: accept, value: text/html, negate: true}}}
                - path: /never/*
                  filters: [{name: login, arguments: {insteadOfRedirect: {httpStatusCode: 401}}}]
                - filters: [{name: login}]
                """));

        assertThat(user.get("/api/x").status()).isEqualTo(401);
        assertThat(user.send(Request.get("/api/x").header("Accept", "text/html"))
                        .status())
                .isEqualTo(302);
        assertThat(user.get("/never/x").status()).isEqualTo(401);
        assertThat(user.get("/x").status()).isEqualTo(302);
        user.logIn("/x");
        for (String path : List.of("/api/x", "/never/x", "/x")) {
            assertThat(user.get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void aLoginIsOneForSubdomains() throws Exception {
        origin = "{origin: 'https://shop.example.com', includeSubdomains: true}";
        GatewayUnderTest gateway = gateway(JWT, "rules: [{filters: [{name: login, arguments: {sameSite: lax}}]}]");
        LoginUser user = new LoginUser(gateway.port(), CLIENT, "www.shop.example.com");

        String back = user.follow(user.get("/x").header("location").orElseThrow());
        assertThat(back).startsWith("https://shop.example.com/");
        Reply reply = user.at("shop.example.com").get(LoginUser.pathOf(back));
        assertThat(reply.header("location")).hasValue("https://www.shop.example.com/x");
        assertThat(reply.headers("set-cookie"))
                .filteredOn(cookie -> !cookie.contains("=deleted;"))
                .hasSize(5)
                .allMatch(cookie -> cookie.contains("domain=shop.example.com"))
                .allMatch(cookie -> cookie.contains("SameSite=Lax"))
                .allMatch(cookie -> cookie.contains("secure") && cookie.contains("HttpOnly"));
        assertThat(user.get("/x").status()).isEqualTo(200);
        assertThat(user.at("www.shop.example.com").get("/x").status()).isEqualTo(200);
    }

    @Test
    void tokensMayBeCheckedByAnotherFilter() throws Exception {
        provider.grantOnly("orders extra");
        String policy = """
                rules:
                - path: /orders/*
                  filters: [{name: login, arguments: {scope: [orders]}}]
                - filters: [{name: login, arguments: {scope: [missing]}}]
                """;
        GatewayUnderTest gateway = gateway("accessTokenJWTFilter: {name: tokens, arguments: {scope: [extra]}}", policy);
        LoginUser user = user(gateway);
        user.logIn("/orders/1");

        assertThat(user.get("/orders/1").status()).isEqualTo(200);
        assertThat(shop.last().header("x-issuer")).containsExactly(provider.url());
        assertThat(user.get("/x").status()).isEqualTo(403);
    }

    @Test
    void withoutWhatTheProviderSaysOfItselfNobodyGetsIn() throws Exception {
        LoginUser user = user(gateway(List.of("--lenient"), JWT, POLICY));

        assertThat(user.get("/orders/1").status()).isEqualTo(403);
        assertThat(user.get("/").status()).isEqualTo(403);
        assertThat(user.get("/public/x").status()).isEqualTo(200);
    }

    private String annotation(String name, String path) {
        return "emissaryctl.dev/oidc-%s: %s%s".formatted(name, provider.url(), path);
    }

    @Test
    void whatTheProviderSaysOfItselfMayBeInAnnotations() throws Exception {
        annotations = "{%s, %s, %s, %s, %s}"
                .formatted(
                        annotation("issuer", ""),
                        annotation("authorization-endpoint", "/authorize"),
                        annotation("token-endpoint", "/token"),
                        annotation("jwks-uri", "/keys"),
                        annotation("end-session-endpoint", "/logout"));
        LoginUser user = user(gateway(List.of(), JWT, POLICY));
        user.logIn("/orders/1");

        assertThat(user.get("/orders/1").status()).isEqualTo(200);
        assertThat(user.get("/.ambassador/oauth2/logout").header("location").orElseThrow())
                .startsWith(provider.url() + "/logout?");
    }

    @Test
    void annotationsCountRatherThanTheFileWhichHasTheRest() throws Exception {
        Path file = Files.writeString(
                folder.resolve("stale.json"),
                provider.discovery().replace(provider.url() + "/token", "https://localhost:1/token"));
        annotations = "{%s}".formatted(annotation("token-endpoint", "/token"));
        LoginUser user = user(gateway(List.of("--oidc-discovery", file.toString()), JWT, POLICY));
        user.logIn("/orders/1");

        assertThat(user.get("/orders/1").status()).isEqualTo(200);
    }

    @Test
    void tokensOfAnotherIssuerThanTheAnnotatedAreRefused() throws Exception {
        annotations = "{emissaryctl.dev/oidc-issuer: 'https://other.example.com'}";
        LoginUser user = user(gateway(JWT, POLICY));
        user.logIn("/orders/1");

        assertThat(user.get("/orders/1").status()).isEqualTo(401);
    }

    @Test
    void aStrangerInThePlaceOfTheProviderGetsNoSecret() throws Exception {
        LoginProvider stranger = bench.opened(new LoginProvider(
                new TokenIssuer(),
                TlsClient.trusting(
                        new CertificateAuthority("Stranger"),
                        new CertificateAuthority("Stranger").issue("localhost"))));
        Path file = Files.writeString(
                folder.resolve("stranger.json"),
                provider.discovery().replace(provider.url() + "/token", stranger.url() + "/token"));
        LoginUser user = user(gateway(List.of("--oidc-discovery", file.toString()), JWT, POLICY));

        assertThat(user.logIn("/orders/1").status()).isNotEqualTo(302);
        assertThat(stranger.authentications()).isEmpty();
    }
}
