package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ErrorReplyTest {

    private static final String OVERRIDES = """
            error_response_overrides:
              - on_status_code: 404
                body:
                  text_format: "nothing at %REQ(:PATH)%"
                  content_type: text/x-sorry
              - on_status_code: 503
                body:
                  json_format:
                    status: "%RESPONSE_CODE%"
                    error: backend down
            """;

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void textTakesThePlaceOfNotFound() throws Exception {
        GatewayUnderTest gateway = bench.gateway(module(OVERRIDES), mapping("down", "127.0.0.1:1", "prefix: /down/"));

        Reply reply = gateway.get("/nowhere");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo("nothing at /nowhere");
        assertThat(reply.header("content-type")).hasValue("text/x-sorry");
    }

    @Test
    void jsonTakesThePlaceOfUnavailable() throws Exception {
        GatewayUnderTest gateway = bench.gateway(module(OVERRIDES), mapping("down", "127.0.0.1:1", "prefix: /down/"));

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
}
