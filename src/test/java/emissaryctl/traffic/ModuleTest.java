package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the Module sets for all requests.
class ModuleTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void tooLargeBodiesAreRefused() throws Exception {
        GatewayUnderTest gateway = gateway("buffer: {max_request_bytes: 100}");

        Request post = Request.of("POST", "/a/");
        assertThat(gateway.send(post.withBody("x".repeat(101))).status()).isEqualTo(413);
        assertThat(gateway.send(post.withBody("x".repeat(99))).status()).isEqualTo(200);
    }

    @Test
    void serverNameIsTold() throws Exception {
        assertThat(gateway("server_name: edge").get("/a/").header("server")).hasValue("edge");
    }

    @Test
    void slashesAreMergedWhenToldTo() throws Exception {
        assertThat(gateway("merge_slashes: true").get("//a///x").status()).isEqualTo(200);
        assertThat(gateway("merge_slashes: false").get("//a///x").status()).isEqualTo(404);
    }

    @Test
    void escapedSlashesAreRefusedWhenToldTo() throws Exception {
        String path = "/a/%2F..%2Fsecret";

        assertThat(gateway("reject_requests_with_escaped_slashes: true")
                        .get(path)
                        .status())
                .isEqualTo(400);
        assertThat(gateway("reject_requests_with_escaped_slashes: false")
                        .get(path)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tooLongHeadersAreRefused() throws Exception {
        Request request = Request.get("/a/").header("X-Long", "x".repeat(2_000));

        assertThat(gateway("max_request_headers_kb: 1").send(request).status()).isEqualTo(431);
        assertThat(gateway("max_request_headers_kb: 4").send(request).status()).isEqualTo(200);
    }

    @Test
    void http10IsServedWhenToldTo() throws Exception {
        assertThat(gateway("enable_http10: true")
                        .send(Request.get("/a/").inVersion("HTTP/1.0"))
                        .status())
                .isEqualTo(200);
        assertThat(gateway("enable_http10: false")
                        .send(Request.get("/a/").inVersion("HTTP/1.0"))
                        .status())
                .isEqualTo(426);
    }

    @Test
    void envoyHeadersAreSuppressedWhenToldTo() throws Exception {
        gateway("suppress_envoy_headers: true").get("/a/");
        assertThat(shop.last().header("x-envoy-expected-rq-timeout-ms")).isEmpty();

        gateway("suppress_envoy_headers: false").get("/a/");
        assertThat(shop.last().header("x-envoy-expected-rq-timeout-ms")).containsExactly("3000");
    }

    private GatewayUnderTest gateway(String config) throws Exception {
        return bench.gateway(module(config), mapping("shop", shop.service(), "prefix: /a/"));
    }
}
