package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LuaTest {

    private static final String SCRIPT = """
            lua_scripts: |
              function envoy_on_request(handle)
                if handle:headers():get("x-forbidden") then
                  handle:respond({[":status"] = "451"}, "not for you")
                else
                  handle:headers():add("x-lua", "asked")
                end
              end
              function envoy_on_response(handle)
                handle:headers():add("x-lua", "answered")
              end
            """;

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void scriptSeesRequestsAndAnswers() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway = bench.gateway(module(SCRIPT), mapping("shop", shop.service(), "prefix: /a/"));

        Reply reply = gateway.get("/a/");

        assertThat(reply.body()).isEqualTo("shop");
        assertThat(reply.headers("x-lua")).containsExactly("answered");
        assertThat(shop.last().header("x-lua")).containsExactly("asked");
    }

    @Test
    void scriptMayAnswerByItself() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway = bench.gateway(module(SCRIPT), mapping("shop", shop.service(), "prefix: /a/"));

        Reply reply = gateway.send(Request.get("/a/").header("X-Forbidden", "1"));

        assertThat(reply.status()).isEqualTo(451);
        assertThat(reply.body()).isEqualTo("not for you");
        assertThat(shop.received()).isEmpty();
    }
}
