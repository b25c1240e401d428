package emissaryctl.traffic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// An identity provider on loopback: whoever visits its login page is logged in at once. It is as strict as providers
/// are: about the client's secret, where users are sent back to, and PKCE.
final class LoginProvider implements AutoCloseable {

    static final String CLIENT = "shop";
    static final String SECRET = "s3cr3t:with +signs%";

    private final TokenIssuer issuer;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Map<String, String>> logins = new ConcurrentHashMap<>();
    private final Map<String, String> refreshable = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final List<String> grants = new CopyOnWriteArrayList<>();
    private final List<String> authentications = new CopyOnWriteArrayList<>();
    private volatile String secret = SECRET;
    private volatile String expiresIn = "3600";
    private volatile Optional<String> granted = Optional.empty();

    LoginProvider(TokenIssuer issuer, TlsClient tls) throws IOException {
        this.issuer = issuer;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
        server.setExecutor(threads);
        server.createContext("/authorize", exchange -> answer(exchange, this::authorize));
        server.createContext("/token", exchange -> answer(exchange, this::token));
        server.createContext("/keys", exchange -> answer(exchange, _ -> new Said(200, "", issuer.keys())));
        server.createContext("/logout", exchange -> answer(exchange, _ -> new Said(200, "", "bye")));
        server.start();
    }

    /// What it says of itself.
    String discovery() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/logout", "scopes_supported": ["openid"]}
                """.formatted(url());
    }

    String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /// How long access tokens are good for from now on, in seconds.
    void expireAfter(int seconds) {
        expiresIn = Integer.toString(seconds);
    }

    /// The client's secret from now on.
    void expectSecret(String other) {
        secret = other;
    }

    /// Which scopes are granted whatever is asked for.
    void grantOnly(String scopes) {
        granted = Optional.of(scopes);
    }

    /// The grants by which tokens were got.
    List<String> grants() {
        return List.copyOf(grants);
    }

    /// How clients proved who they are: `basic` or `body`.
    List<String> authentications() {
        return List.copyOf(authentications);
    }

    private record Said(int status, String location, String body) {}

    @FunctionalInterface
    private interface Page {
        Said visit(HttpExchange exchange) throws IOException, GeneralSecurityException;
    }

    private static void answer(HttpExchange exchange, Page page) throws IOException {
        try (exchange) {
            Said said = page.visit(exchange);
            byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (!said.location().isEmpty()) exchange.getResponseHeaders().set("Location", said.location());
            exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException(e);
        }
    }

    private Said authorize(HttpExchange exchange) {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        boolean right = "code".equals(asked.get("response_type"))
                && CLIENT.equals(asked.get("client_id"))
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.getOrDefault("scope", "").contains("openid");
        if (!right) return new Said(400, "", "wrong: " + asked);
        String code = "code-" + count.incrementAndGet();
        logins.put(code, asked);
        return new Said(
                302,
                asked.get("redirect_uri") + "?code=" + code + "&state="
                        + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8),
                "");
    }

    private Said token(HttpExchange exchange) throws IOException, GeneralSecurityException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!isClient(exchange, form)) return new Said(401, "", "{\"error\": \"invalid_client\"}");
        String grant = form.getOrDefault("grant_type", "");
        grants.add(grant);
        return switch (grant) {
            case "authorization_code" -> {
                Map<String, String> login = logins.remove(form.getOrDefault("code", ""));
                boolean right = login != null
                        && login.get("redirect_uri").equals(form.get("redirect_uri"))
                        && login.get("code_challenge").equals(challenge(form.getOrDefault("code_verifier", "")));
                yield right
                        ? tokens(login.getOrDefault("scope", ""))
                        : new Said(400, "", "{\"error\": \"invalid_grant\"}");
            }
            case "refresh_token" -> {
                String scope = refreshable.remove(form.getOrDefault("refresh_token", ""));
                yield scope == null ? new Said(400, "", "{\"error\": \"invalid_grant\"}") : tokens(scope);
            }
            default -> new Said(400, "", "{\"error\": \"unsupported_grant_type\"}");
        };
    }

    private boolean isClient(HttpExchange exchange, Map<String, String> form) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        authentications.add(header == null ? "body" : "basic");
        if (header == null) {
            return CLIENT.equals(form.get("client_id")) && secret.equals(form.get("client_secret"));
        }
        String pair =
                new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return CLIENT.equals(decoded(pair.substring(0, colon))) && secret.equals(decoded(pair.substring(colon + 1)));
    }

    private Said tokens(String asked) throws GeneralSecurityException {
        String refresh = "refresh-" + count.incrementAndGet();
        refreshable.put(refresh, asked);
        String scope = granted.orElse(asked);
        String access = issuer.rs256(TokenIssuer.claims(
                "iss", "\"" + url() + "\"", "scope", "\"" + scope + "\"", "jti", "\"" + refresh + "\""));
        String id = issuer.rs256(TokenIssuer.claims("iss", "\"" + url() + "\"", "aud", "\"" + CLIENT + "\""));
        return new Said(200, "", """
                {"access_token": "%s", "id_token": "%s", "refresh_token": "%s", "token_type": "Bearer",
                 "expires_in": %s, "scope": "%s"}""".formatted(access, id, refresh, expiresIn, scope));
    }

    private static String challenge(String verifier) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    static Map<String, String> query(String url) {
        return form(URI.create(url).getRawQuery());
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
