package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HeaderEditTest {

    private static final Map<String, String> SENT = Map.of("X-Kind", "backend", "X-Secret", "backend");

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend(_ -> Answer.of(200, "shop").with(SENT));
    }

    @Test
    void requestHeadersAreAppendedOrReplaced() throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), """
                prefix: /a/
                add_request_headers:
                  x-more: {value: gateway}
                  x-instead: {value: gateway, append: false}
                """));

        gateway.send(Request.get("/a/").header("X-More", "client").header("X-Instead", "client"));

        assertThat(shop.last().header("x-more")).containsExactly("client", "gateway");
        assertThat(shop.last().header("x-instead")).containsExactly("gateway");
    }

    @Test
    void requestHeadersAreRemoved() throws Exception {
        GatewayUnderTest gateway =
                bench.gateway(mapping("shop", shop.service(), "prefix: /a/\nremove_request_headers: [x-debug]"));

        gateway.send(Request.get("/a/").header("X-Debug", "1").header("X-Other", "1"));

        assertThat(shop.last().header("x-debug")).isEmpty();
        assertThat(shop.last().header("x-other")).containsExactly("1");
    }

    @Test
    void responseHeadersAreAppendedReplacedAndRemoved() throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), """
                prefix: /a/
                add_response_headers:
                  x-new: {value: gateway}
                  x-kind: {value: gateway, append: false}
                remove_response_headers: [x-secret]
                """));

        Reply reply = gateway.get("/a/");

        assertThat(reply.headers("x-new")).containsExactly("gateway");
        assertThat(reply.headers("x-kind")).containsExactly("gateway");
        assertThat(reply.headers("x-secret")).isEmpty();
    }

    @Test
    void editsOfTheModuleAreForMappingsWithoutOwn() throws Exception {
        GatewayUnderTest gateway = bench.gateway(
                module("defaults: {httpmapping: {add_request_headers: {x-from: {value: module}}}}"),
                mapping("plain", shop.service(), "prefix: /plain/"),
                mapping("own", shop.service(), "prefix: /own/\nadd_request_headers: {x-from: {value: mapping}}"));

        gateway.get("/plain/");
        assertThat(shop.last().header("x-from")).containsExactly("module");
        gateway.get("/own/");
        assertThat(shop.last().header("x-from")).containsExactly("mapping");
    }

    @Test
    void variablesOfEnvoyAreFilledIn() throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), """
                prefix: /a/
                add_request_headers:
                  x-protocol: {value: "%PROTOCOL%"}
                """));

        gateway.get("/a/");

        assertThat(shop.last().header("x-protocol")).containsExactly("HTTP/1.1");
    }
}
