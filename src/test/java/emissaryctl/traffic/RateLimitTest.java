package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envoyproxy.envoy.service.ratelimit.v3.RateLimitResponse.Code;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitTest {

    private static final String LABELS = """
            prefix: /a/
            labels:
              ambassador:
                - by_tenant:
                    - generic_key: {value: shop}
                    - request_headers: {key: tenant, header_name: x-tenant}
                - by_address:
                    - remote_address: {key: remote_address}
            """;

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void serviceIsToldTheLabels() throws Exception {
        RateLimiter limiter = new RateLimiter(Code.OK);
        GatewayUnderTest gateway = gateway(limiter, "", mapping("shop", shop.service(), LABELS));

        Request request = Request.get("/a/").header("X-Forwarded-For", "198.51.100.7");
        assertThat(gateway.send(request.header("X-Tenant", "red")).body()).isEqualTo("shop");

        assertThat(limiter.domains()).containsExactly("ambassador");
        assertThat(limiter.descriptors())
                .containsExactly("generic_key=shop, tenant=red", "remote_address=198.51.100.7");
    }

    @Test
    void labelGroupWithoutItsHeaderIsLeftOut() throws Exception {
        RateLimiter limiter = new RateLimiter(Code.OK);
        GatewayUnderTest gateway = gateway(limiter, "", mapping("shop", shop.service(), LABELS));

        gateway.send(Request.get("/a/").header("X-Forwarded-For", "198.51.100.7"));

        assertThat(limiter.descriptors()).containsExactly("remote_address=198.51.100.7");
    }

    @Test
    void requestOverTheLimitIsRefused() throws Exception {
        RateLimiter limiter = new RateLimiter(Code.OVER_LIMIT);
        GatewayUnderTest gateway = gateway(limiter, "", mapping("shop", shop.service(), LABELS));

        Reply reply = gateway.get("/a/");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("x-envoy-ratelimited")).hasValue("true");
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void clientsOfGrpcAreToldSoInTheirWords() throws Exception {
        RateLimiter limiter = new RateLimiter(Code.OVER_LIMIT);
        GrpcBackend echo = bench.opened(new GrpcBackend(EchoService.definition()));
        String mapping = EchoClient.mapping(echo) + "  labels: {ambassador: [{all: [{generic_key: {value: all}}]}]}\n";

        assertThatThrownBy(() -> EchoClient.say(gateway(limiter, "", mapping), "hello"))
                .hasMessageStartingWith("UNAVAILABLE");
        assertThatThrownBy(() ->
                        EchoClient.say(gateway(limiter, "grpc: {use_resource_exhausted_code: true}", mapping), "hello"))
                .hasMessageStartingWith("RESOURCE_EXHAUSTED");
    }

    @Test
    void mappingWithoutLabelsIsNotLimited() throws Exception {
        RateLimiter limiter = new RateLimiter(Code.OVER_LIMIT);
        GatewayUnderTest gateway = gateway(limiter, "", mapping("shop", shop.service(), "prefix: /a/"));

        assertThat(gateway.get("/a/").body()).isEqualTo("shop");
        assertThat(limiter.descriptors()).isEmpty();
    }

    @Test
    void defaultLabelsOfTheModuleComeFirst() throws Exception {
        RateLimiter limiter = new RateLimiter(Code.OK);
        GatewayUnderTest gateway = gateway(
                limiter,
                "domain: shop",
                module("default_labels: {shop: {defaults: [{generic_key: {key: site, value: eu}}]}}"),
                mapping("shop", shop.service(), """
                        prefix: /a/
                        labels:
                          shop:
                            - mine: [{generic_key: {value: mine}}]
                          ambassador:
                            - other: [{generic_key: {value: other}}]
                        """));

        gateway.get("/a/");

        assertThat(limiter.domains()).containsExactly("shop");
        assertThat(limiter.descriptors()).containsExactly("site=eu, generic_key=mine");
    }

    @Test
    void unreachableServiceLimitsNobodyUnlessToldTo() throws Exception {
        String nowhere = "service: 127.0.0.1:" + Ports.free();
        GatewayUnderTest open = gateway(nowhere, mapping("shop", shop.service(), LABELS));
        GatewayUnderTest closed =
                gateway(nowhere + "\nfailure_mode_deny: true", mapping("shop", shop.service(), LABELS));

        assertThat(open.get("/a/").body()).isEqualTo("shop");
        assertThat(closed.get("/a/").status()).isEqualTo(500);
    }

    private GatewayUnderTest gateway(RateLimiter limiter, String spec, String... manifests) throws IOException {
        GrpcBackend server = bench.opened(new GrpcBackend(limiter.bindService()));
        return gateway("service: " + server.service() + "\n" + spec, manifests);
    }

    /// Behind one proxy, which tells the client's address. The default timeout of 20 ms is too short for a cold JVM.
    private GatewayUnderTest gateway(String limits, String... manifests) throws IOException {
        int port = Ports.free();
        List<String> fixed = List.of(
                listener(port, "HTTP", "XFP") + "  l7Depth: 1\n",
                host("everyone", "*", "Route"),
                resource("RateLimitService", "limits", "protocol_version: v3\ntimeout_ms: 5000\n" + limits));
        return bench.gateway(port, List.of("--no-admin"), String.join("---\n", fixed), String.join("---\n", manifests));
    }
}
