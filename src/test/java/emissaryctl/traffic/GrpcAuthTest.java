package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GrpcAuthTest {

    private static final Request WITH_TOKEN = Request.get("/a/x").header("Authorization", Authorizer.TOKEN);

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final Authorizer authorizer = new Authorizer();
    private Backend shop;
    private GatewayUnderTest gateway;

    @BeforeEach
    void askAuthorizer() throws Exception {
        shop = bench.backend("shop");
        GrpcBackend auth = bench.opened(new GrpcBackend(authorizer.bindService()));
        gateway = bench.gateway(
                resource("AuthService", "auth", "proto: grpc\nprotocol_version: v3\nauth_service: " + auth.service()),
                mapping("shop", shop.service(), "prefix: /a/"),
                mapping("public", shop.service(), "prefix: /public/\nbypass_auth: true"),
                mapping("told", shop.service(), "prefix: /told/\nauth_context_extensions: {tier: gold}"));
    }

    @Test
    void allowedRequestReachesTheBackendWithWhatTheServiceAdds() throws Exception {
        assertThat(gateway.send(WITH_TOKEN).body()).isEqualTo("shop");
        assertThat(shop.last().header("x-user")).containsExactly("anna");
    }

    @Test
    void deniedRequestGetsStatusHeaderAndBodyOfTheService() throws Exception {
        Reply reply = gateway.get("/a/x");

        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.header("x-reason")).hasValue("no token");
        assertThat(reply.body()).isEqualTo("pay first");
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void bypassingMappingAsksNobody() throws Exception {
        assertThat(gateway.get("/public/").body()).isEqualTo("shop");
        assertThat(authorizer.asked()).isEmpty();
    }

    @Test
    void serviceIsToldWhatTheMappingSays() throws Exception {
        gateway.get("/told/");

        assertThat(authorizer.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked.getAttributes().getContextExtensionsMap())
                        .isEqualTo(Map.of("tier", "gold")));
    }

    @Test
    void unreachableServiceClosesTheDoor() throws Exception {
        String nowhere = "127.0.0.1:" + Ports.free();
        GatewayUnderTest closed = bench.gateway(
                resource("AuthService", "auth", "proto: grpc\nprotocol_version: v3\nauth_service: " + nowhere),
                mapping("shop", shop.service(), "prefix: /a/"));

        assertThat(closed.send(WITH_TOKEN).status()).isEqualTo(403);
        assertThat(shop.received()).isEmpty();
    }
}
