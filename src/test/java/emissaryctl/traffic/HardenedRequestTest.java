package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that the hardened profile refuses, changes or answers with less.
class HardenedRequestTest {

    private static final String EVERYONE = host("everyone", "*", "Route");

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final int port = Ports.free();
    private Backend shop;
    private String toShop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
        toShop = mapping("shop", shop.service(), "prefix: /a/");
    }

    private GatewayUnderTest hardened(String... manifests) throws Exception {
        return gateway("hardened", List.of(), manifests);
    }

    private GatewayUnderTest gateway(String profile, List<String> more, String... manifests) throws Exception {
        List<String> options = new ArrayList<>(List.of("--no-admin", "--profile", profile));
        options.addAll(more);
        String[] all = Stream.concat(Stream.of(listener(port, "HTTP", "XFP")), Arrays.stream(manifests))
                .toArray(String[]::new);
        return bench.gateway(port, options, all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/..%2fadmin", "/a/..%2Fadmin", "/a/..%5cadmin", "/a/%2e%2e%2fadmin"})
    void escapedSlashesAreNoWayToAnotherPath(String path) throws Exception {
        Reply reply = hardened(EVERYONE, toShop).get(path);

        assertThat(reply.status()).isEqualTo(307);
        assertThat(reply.header("location")).hasValue("/admin");
        assertThat(shop.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%2Fother.example.com", "/%5Cother.example.com", "/a/..%2f%2fother.example.com"})
    void redirectsOfPathsStayWhereTheyAre(String path) throws Exception {
        Reply reply = hardened(EVERYONE, toShop).get(path);

        assertThat(reply.status()).isEqualTo(307);
        assertThat(reply.header("location")).hasValue("/other.example.com");
    }

    @Test
    void whereSlashesAreNotMergedEscapedOnesAreRefused() throws Exception {
        GatewayUnderTest gateway = hardened(EVERYONE, toShop, module("merge_slashes: false"));

        assertThat(gateway.get("/%2Fother.example.com").status()).isEqualTo(400);
        assertThat(gateway.get("//a/x").status()).isEqualTo(404);
    }

    @Test
    void slashesAreMerged() throws Exception {
        assertThat(hardened(EVERYONE, toShop).get("//a///x").status()).isEqualTo(200);
        assertThat(shop.last().path()).isEqualTo("/x");
    }

    @Test
    void underscoresInHeadersAreRefused() throws Exception {
        GatewayUnderTest gateway = hardened(EVERYONE, toShop);

        assertThat(gateway.send(Request.get("/a/").header("x_user", "root")).status())
                .isEqualTo(400);
        assertThat(shop.received()).isEmpty();
        assertThat(gateway.send(Request.get("/a/").header("x-user", "anna")).status())
                .isEqualTo(200);
    }

    @Test
    void portsAndTheLastDotOfAHostDoNotCount() throws Exception {
        GatewayUnderTest gateway = hardened(host("shop", "shop.example.com", "Route"), toShop);

        for (String host : List.of("shop.example.com", "shop.example.com:81", "shop.example.com.:" + port)) {
            assertThat(gateway.send(Request.get("/a/").host(host)).status())
                    .as(host)
                    .isEqualTo(200);
            assertThat(shop.last().header("host")).containsExactly("shop.example.com");
        }
        assertThat(gateway.send(Request.get("/a/").host("other.example.com")).status())
                .isEqualTo(404);
    }

    @Test
    void aHostWithAPortKeepsItsPort() throws Exception {
        GatewayUnderTest gateway = hardened(host("shop", "shop.example.com:81", "Route"), toShop);

        assertThat(gateway.send(Request.get("/a/").host("shop.example.com:81")).status())
                .isEqualTo(200);
        assertThat(gateway.send(Request.get("/a/").host("shop.example.com:82")).status())
                .isEqualTo(404);
    }

    /// Answers of backends, of Envoy in their place, and of Envoy alone.
    @ParameterizedTest
    @ValueSource(strings = {"/a/", "/gone/", "/old/", "/nowhere/", "/a/%2f"})
    void noAnswerSaysWhatMadeIt(String path) throws Exception {
        Reply reply = hardened(
                        EVERYONE,
                        toShop,
                        mapping("gone", "127.0.0.1:" + Ports.free(), "prefix: /gone/"),
                        mapping("old", "new.example.com", "prefix: /old/\nhost_redirect: true"))
                .get(path);

        assertThat(reply.headers())
                .extracting(Reply.Header::name)
                .isNotEmpty()
                .noneMatch(name -> name.equals("server") || name.startsWith("x-envoy-"));
    }

    @Test
    void otherwiseEnvoySaysItsName() throws Exception {
        assertThat(gateway("recommended", List.of(), EVERYONE, toShop)
                        .get("/a/")
                        .header("server"))
                .hasValue("envoy");
    }

    @Test
    void backendsDoNotSayWhatTheyAreEither() throws Exception {
        Backend talkative = bench.backend(_ -> Answer.of(200, "x").with(Map.of("Server", "Talkative/1.0")));
        GatewayUnderTest gateway = hardened(EVERYONE, mapping("talkative", talkative.service(), "prefix: /t/"));

        assertThat(gateway.get("/t/").header("server")).isEmpty();
    }

    @Test
    void backendsAndTheLogStillSeeTheOriginalPath() throws Exception {
        GatewayUnderTest gateway = hardened(EVERYONE, toShop);

        gateway.send(Request.get("/a/x").header("User-Agent", "logged"));

        assertThat(shop.last().header("x-envoy-original-path")).containsExactly("/a/x");
        Await.until(() -> gateway.log().contains("\"logged\""));
        assertThat(gateway.log()).contains("\"GET /a/x HTTP/1.1\" 200");
    }

    @Test
    void whoNeverFinishesARequestIsAnsweredAllTheSame() throws Exception {
        GatewayUnderTest gateway = gateway("hardened", List.of("--request-timeout", "1s"), EVERYONE, toShop);

        Request unfinished = Request.of("POST", "/a/").header("Content-Length", "10");

        assertThat(gateway.send(unfinished).status()).isEqualTo(408);
    }

    @Test
    void bodiesThatTheAuthServiceSeesMayBeLargerThanBuffersAre() throws Exception {
        Backend auth = bench.backend("ok");
        GatewayUnderTest gateway =
                hardened(EVERYONE, toShop, resource("AuthService", "auth", """
                auth_service: %s
                proto: http
                include_body: {max_bytes: 100000, allow_partial: true}
                """.formatted(auth.service())));

        for (int length : List.of(40_000, 90_000, 150_000)) {
            Request request = Request.of("POST", "/a/").withBody("x".repeat(length));
            assertThat(gateway.send(request).status()).as("" + length).isEqualTo(200);
            assertThat(auth.last().body().size()).isEqualTo(Math.min(length, 100_000));
            assertThat(shop.last().body().size()).isEqualTo(length);
        }
    }

    @Test
    void bodiesThatNobodyKeepsMayBeLargerThanBuffersAre() throws Exception {
        Request request = Request.of("POST", "/a/").withBody("x".repeat(1_000_000));

        assertThat(hardened(EVERYONE, toShop).send(request).status()).isEqualTo(200);
        assertThat(shop.last().body().size()).isEqualTo(1_000_000);
    }
}
