package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorReplyTest {

    private static final String OVERRIDES = """
            error_response_overrides:
              - on_status_code: 404
                body:
                  text_format: "nothing at %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%"
                  content_type: text/x-sorry
              - on_status_code: 503
                body:
                  json_format:
                    status: "%RESPONSE_CODE%"
                    error: backend down
            """;

    private static final String OWN = """
            error_response_overrides:
              - on_status_code: 404
                body:
                  text_format: "no such item (%RESPONSE_CODE%)"
            """;

    private static final String NOBODY = "127.0.0.1:1";

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void textTakesThePlaceOfNotFound() throws Exception {
        GatewayUnderTest gateway = bench.gateway(module(OVERRIDES), mapping("down", NOBODY, "prefix: /down/"));

        Reply reply = gateway.get("/nowhere");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo("nothing at /nowhere");
        assertThat(reply.header("content-type")).hasValue("text/x-sorry");
    }

    @Test
    void jsonTakesThePlaceOfUnavailable() throws Exception {
        GatewayUnderTest gateway = bench.gateway(module(OVERRIDES), mapping("down", NOBODY, "prefix: /down/"));

        Reply reply = gateway.get("/down/");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).contains("\"status\":503", "\"error\":\"backend down\"");
        assertThat(reply.header("content-type")).hasValue("application/json");
    }

    @Test
    void otherStatusesKeepTheirBody() throws Exception {
        Backend shop = bench.backend(_ -> Answer.of(418, "teapot"));
        GatewayUnderTest gateway = bench.gateway(module(OVERRIDES), mapping("shop", shop.service(), "prefix: /a/"));

        assertThat(gateway.get("/a/").body()).isEqualTo("teapot");
    }

    @Test
    void errorsOfServicesAreReplacedToo() throws Exception {
        Backend shop = bench.backend(_ -> Answer.of(404, "<h1>Apache</h1>"));
        GatewayUnderTest gateway = bench.gateway(module(OVERRIDES), mapping("shop", shop.service(), "prefix: /a/"));

        Reply reply = gateway.get("/a/x");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo("nothing at /a/x");
        assertThat(reply.headers("content-type")).containsExactly("text/x-sorry");
    }

    @Test
    void overridesOfAMappingAreForItsRouteOnly() throws Exception {
        Backend shop = bench.backend(_ -> Answer.of(404, "from the shop"));
        GatewayUnderTest gateway = bench.gateway(
                mapping("items", shop.service(), "prefix: /items/\n" + OWN),
                mapping("other", shop.service(), "prefix: /other/"));

        assertThat(gateway.get("/items/").body()).isEqualTo("no such item (404)");
        assertThat(gateway.get("/other/").body()).isEqualTo("from the shop");
        assertThat(gateway.get("/nowhere").body()).isEmpty();
    }

    @Test
    void overridesOfAMappingReplaceAllOfTheModule() throws Exception {
        Backend shop = bench.backend(_ -> Answer.of(404, "from the shop"));
        GatewayUnderTest gateway = bench.gateway(
                module(OVERRIDES),
                mapping("items", shop.service(), "prefix: /items/\n" + OWN),
                mapping("down", NOBODY, "prefix: /down/\n" + OWN),
                mapping("other", shop.service(), "prefix: /other/"));

        assertThat(gateway.get("/items/").body()).isEqualTo("no such item (404)");
        assertThat(gateway.get("/items/").header("content-type")).hasValue("text/plain");
        assertThat(gateway.get("/other/").body()).isEqualTo("nothing at /other/");
        Reply down = gateway.get("/down/");
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.body()).startsWith("upstream connect error");
    }

    @Test
    void errorsOfEnvoyOnARouteAreReplacedByTheMapping() throws Exception {
        String own = "error_response_overrides: [{on_status_code: 503, body: {text_format: closed}}]";
        GatewayUnderTest gateway = bench.gateway(
                mapping("down", NOBODY, "prefix: /down/\n" + own), mapping("plain", NOBODY, "prefix: /plain/"));

        assertThat(gateway.get("/down/").body()).isEqualTo("closed");
        assertThat(gateway.get("/plain/").body()).startsWith("upstream connect error");
    }

    @Test
    void mappingMayLeaveOutTheOverridesOfTheModule() throws Exception {
        Backend shop = bench.backend(_ -> Answer.of(404, "from the shop"));
        GatewayUnderTest gateway = bench.gateway(
                module(OVERRIDES),
                mapping("api", shop.service(), "prefix: /api/\nbypass_error_response_overrides: true"),
                mapping("other", shop.service(), "prefix: /other/"));

        assertThat(gateway.get("/api/").body()).isEqualTo("from the shop");
        assertThat(gateway.get("/other/").body()).isEqualTo("nothing at /other/");
    }

    @Test
    void everyMemberOfACanaryHasItsOwn() throws Exception {
        Backend old = bench.backend(_ -> Answer.of(404, "old"));
        Backend fresh = bench.backend(_ -> Answer.of(404, "fresh"));
        GatewayUnderTest gateway = bench.gateway(
                mapping("old", old.service(), "prefix: /a/"),
                mapping("fresh", fresh.service(), "prefix: /a/\nweight: 50\n" + OWN));

        assertThat(IntStream.range(0, 64).mapToObj(_ -> body(gateway, "/a/")).distinct())
                .containsExactlyInAnyOrder("old", "no such item (404)");
    }

    private static String body(GatewayUnderTest gateway, String path) {
        try {
            return gateway.get(path).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void fileIsAFormatToo(@TempDir Path folder) throws Exception {
        Path page = Files.writeString(
                folder.resolve("404.html"), "<p>%RESPONSE_CODE% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% 100%%</p>\n");
        Backend shop = bench.backend(_ -> Answer.of(404, "from the shop"));
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), """
                prefix: /a/
                error_response_overrides:
                  - on_status_code: 404
                    body:
                      content_type: text/html; charset=utf-8
                      text_format_source: {filename: %s}
                """.formatted(page)));

        Reply reply = gateway.get("/a/x");

        assertThat(reply.body()).isEqualTo("<p>404 /a/x 100%</p>\n");
        assertThat(reply.header("content-type")).hasValue("text/html; charset=utf-8");
    }

    @Test
    void emptyTextLeavesNoBody() throws Exception {
        Backend shop = bench.backend(_ -> Answer.of(404, "from the shop"));
        String own = "error_response_overrides: [{on_status_code: 404, body: {text_format: \"\"}}]";
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), "prefix: /a/\n" + own));

        assertThat(gateway.get("/a/").body()).isEmpty();
    }

    @Test
    void formatSeesTheHeadersOfTheService() throws Exception {
        Backend shop = bench.backend(_ -> Answer.of(404, "secret trace").with(Map.of("X-Incident", "4711")));
        String own =
                "error_response_overrides: [{on_status_code: 404, body: {text_format: \"see %RESP(x-incident)%\"}}]";
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), "prefix: /a/\n" + own));

        assertThat(gateway.get("/a/").body()).isEqualTo("see 4711");
    }

    @Test
    void headOfAnErrorHasNoBody() throws Exception {
        Backend shop = bench.backend(_ -> Answer.of(404, ""));
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), "prefix: /a/\n" + OWN));

        Reply reply = gateway.send(Request.of("HEAD", "/a/"));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("content-length")).hasValue("18");
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void headersThatClientsNeedAreKept() throws Exception {
        Backend shop = bench.backend(_ -> Answer.of(404, "from the shop")
                .with(Map.of(
                        "WWW-Authenticate",
                        "Bearer",
                        "Retry-After",
                        "7",
                        "Set-Cookie",
                        "a=1; Expires=Wed, 09 Jun 2038 10:18:14 GMT",
                        "set-cookie",
                        "b=2",
                        "ETag",
                        "of-the-old-body")));
        String cors = "cors: {origins: [\"https://app.example.com\"], credentials: true}\n";
        String more = "add_response_headers: {retry-after: {value: \"9\", append: false}, x-team: {value: shop}}\n";
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), "prefix: /a/\n" + cors + more + OWN));

        Reply reply = gateway.send(Request.get("/a/").header("Origin", "https://app.example.com"));

        assertThat(reply.body()).isEqualTo("no such item (404)");
        assertThat(reply.headers("www-authenticate")).containsExactly("Bearer");
        assertThat(reply.headers("retry-after")).containsExactly("9");
        assertThat(reply.headers("x-team")).containsExactly("shop");
        assertThat(reply.headers("set-cookie"))
                .containsExactlyInAnyOrder("a=1; Expires=Wed, 09 Jun 2038 10:18:14 GMT", "b=2");
        assertThat(reply.headers("access-control-allow-origin")).containsExactly("https://app.example.com");
        assertThat(reply.headers("access-control-allow-credentials")).containsExactly("true");
        assertThat(reply.header("etag")).isEmpty();
        assertThat(reply.headers("content-length")).containsExactly("18");
    }

    @Test
    void refusalOfAnAuthServiceIsReplacedAndKeepsItsHeaders() throws Exception {
        Backend auth = bench.backend(
                _ -> Answer.of(401, "who are you?").with(Map.of("WWW-Authenticate", "Bearer", "X-Reason", "expired")));
        GatewayUnderTest gateway = bench.gateway(
                module("error_response_overrides: [{on_status_code: 401, body: {text_format: log in}}]"),
                resource(
                        "AuthService",
                        "auth",
                        "proto: http\nauth_service: " + auth.service()
                                + "\nallowed_authorization_headers: [X-Reason, Content-Type]"),
                mapping("down", NOBODY, "prefix: /down/"));

        Reply reply = gateway.get("/down/");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).isEqualTo("log in");
        assertThat(reply.header("www-authenticate")).hasValue("Bearer");
        assertThat(reply.header("x-reason")).hasValue("expired");
        assertThat(reply.headers("content-type")).containsExactly("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip: {min_content_length: 1}", "enable_grpc_web: true", "buffer: {max_request_bytes: 9}"})
    void otherFiltersDoNotMind(String filter) throws Exception {
        Backend shop = bench.backend(_ -> Answer.of(404, "from the shop, and long enough to be compressed"));
        GatewayUnderTest gateway =
                bench.gateway(module(OVERRIDES + filter), mapping("shop", shop.service(), "prefix: /a/"));

        Reply reply = gateway.send(Request.get("/a/").header("Accept-Encoding", "gzip"));

        assertThat(reply.body()).isEqualTo("nothing at /a/");
        assertThat(reply.header("content-encoding")).isEmpty();
    }
}
