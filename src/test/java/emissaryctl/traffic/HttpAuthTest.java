package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpAuthTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void allowedRequestReachesTheBackendWithWhatTheServiceAdds() throws Exception {
        Backend auth = bench.backend(_ -> Answer.of(200, "").with(Map.of("X-User", "anna", "X-Internal", "1")));
        GatewayUnderTest gateway = gateway(auth, "allowed_authorization_headers: [x-user]");

        Reply reply = gateway.send(Request.get("/a/x").header("Authorization", "Bearer 1"));

        assertThat(reply.body()).isEqualTo("shop");
        assertThat(shop.last().header("x-user")).containsExactly("anna");
        assertThat(shop.last().header("x-internal")).isEmpty();
    }

    @Test
    void deniedRequestGetsTheAnswerOfTheService() throws Exception {
        Backend auth = bench.backend(_ -> Answer.of(401, "who are you?").with(Map.of("WWW-Authenticate", "Bearer")));
        GatewayUnderTest gateway = gateway(auth, "");

        Reply reply = gateway.get("/a/x");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).isEqualTo("who are you?");
        assertThat(reply.header("www-authenticate")).hasValue("Bearer");
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void serviceSeesThePathAndTheAllowedHeadersOnly() throws Exception {
        Backend auth = bench.backend("yes");
        GatewayUnderTest gateway = gateway(
                auth, "path_prefix: /check\nallowed_request_headers: [X-Tenant]\nadd_auth_headers: {x-gateway: \"1\"}");

        gateway.send(Request.get("/a/x?y=1")
                .header("Authorization", "Bearer 1")
                .header("X-Tenant", "red")
                .header("X-Other", "1"));

        assertThat(auth.last().path()).isEqualTo("/check/a/x?y=1");
        assertThat(auth.last().header("authorization")).containsExactly("Bearer 1");
        assertThat(auth.last().header("x-tenant")).containsExactly("red");
        assertThat(auth.last().header("x-gateway")).containsExactly("1");
        assertThat(auth.last().header("x-other")).isEmpty();
    }

    @Test
    void serviceSeesTheStartOfTheBodyWhenToldTo() throws Exception {
        Backend auth = bench.backend("yes");
        GatewayUnderTest gateway = gateway(auth, "include_body: {max_bytes: 5, allow_partial: true}");

        assertThat(gateway.send(Request.of("POST", "/a/x").withBody("0123456789"))
                        .body())
                .isEqualTo("shop");

        assertThat(auth.last().body().toStringUtf8()).isEqualTo("01234");
        assertThat(shop.last().body().toStringUtf8()).isEqualTo("0123456789");
    }

    @Test
    void bodiesThatTheServiceCannotSeeWholeAreRefused() throws Exception {
        Backend auth = bench.backend("yes");
        GatewayUnderTest gateway = gateway(auth, "include_body: {max_bytes: 5, allow_partial: false}");

        assertThat(gateway.send(Request.of("POST", "/a/x").withBody("012345")).status())
                .isEqualTo(413);
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void bypassingMappingAsksNobody() throws Exception {
        Backend auth = bench.backend(_ -> Answer.of(403, "no"));
        GatewayUnderTest gateway = gateway(auth, "");

        assertThat(gateway.get("/public/").body()).isEqualTo("shop");
        assertThat(gateway.get("/a/").status()).isEqualTo(403);
        assertThat(auth.received()).hasSize(1);
    }

    @Test
    void redirectAsksNobody() throws Exception {
        Backend auth = bench.backend(_ -> Answer.of(403, "no"));
        GatewayUnderTest gateway = gateway(auth, "");

        assertThat(gateway.get("/old/").status()).isEqualTo(301);
        assertThat(auth.received()).isEmpty();
    }

    @Test
    void unreachableServiceClosesTheDoor() throws Exception {
        Backend slow = bench.backend(_ -> Answer.of(200, "").after(Duration.ofSeconds(5)));
        GatewayUnderTest gateway = gateway(slow, "timeout_ms: 200");

        assertThat(gateway.get("/a/").status()).isEqualTo(403);
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void unreachableServiceAnswersWithTheStatusToldTo() throws Exception {
        Backend slow = bench.backend(_ -> Answer.of(200, "").after(Duration.ofSeconds(5)));
        GatewayUnderTest gateway = gateway(slow, "timeout_ms: 200\nstatus_on_error: {code: 503}");

        assertThat(gateway.get("/a/").status()).isEqualTo(503);
    }

    @Test
    void unreachableServiceLeavesTheDoorOpenWhenToldTo() throws Exception {
        Backend slow = bench.backend(_ -> Answer.of(200, "").after(Duration.ofSeconds(5)));
        GatewayUnderTest gateway = gateway(slow, "timeout_ms: 200\nfailure_mode_allow: true");

        assertThat(gateway.get("/a/").body()).isEqualTo("shop");
    }

    private GatewayUnderTest gateway(Backend auth, String spec) throws IOException {
        return bench.gateway(
                resource("AuthService", "auth", "proto: http\nauth_service: " + auth.service() + "\n" + spec),
                mapping("shop", shop.service(), "prefix: /a/"),
                mapping("public", shop.service(), "prefix: /public/\nbypass_auth: true"),
                mapping("old", "new.example.com", "prefix: /old/\nhost_redirect: true"));
    }
}
