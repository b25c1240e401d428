package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedirectTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void hostIsReplacedAndThePathKept() throws Exception {
        assertThat(redirected("prefix: /old/", "/old/page?x=1")).isEqualTo("301 http://new.example.com/old/page?x=1");
    }

    @Test
    void pathAndCodeAreReplaced() throws Exception {
        assertThat(redirected("prefix: /old/\npath_redirect: /fresh\nredirect_response_code: 307", "/old/page"))
                .isEqualTo("307 http://new.example.com/fresh");
    }

    @Test
    void prefixIsReplaced() throws Exception {
        assertThat(redirected("prefix: /old/\nprefix_redirect: /fresh/\nredirect_response_code: 302", "/old/page"))
                .isEqualTo("302 http://new.example.com/fresh/page");
    }

    @Test
    void regexMovesPartsOfThePath() throws Exception {
        String spec = """
                prefix: /old/
                redirect_response_code: 308
                regex_redirect:
                  pattern: "^/old/([a-z]+)/([a-z]+)$"
                  substitution: '/\\2/\\1'
                """;
        assertThat(redirected(spec, "/old/left/right")).isEqualTo("308 http://new.example.com/right/left");
    }

    @Test
    void schemeAndPortOfTheServiceAreKeptApart() throws Exception {
        GatewayUnderTest gateway =
                bench.gateway(mapping("old", "https://new.example.com:8443", "prefix: /old/\nhost_redirect: true"));

        assertThat(gateway.get("/old/x").header("location")).hasValue("https://new.example.com:8443/old/x");
    }

    @Test
    void redirectMayDependOnTheQuery() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway =
                bench.gateway(mapping("shop", shop.service(), "prefix: /a/"), mapping("old", "new.example.com", """
                        prefix: /a/
                        host_redirect: true
                        query_parameters: {version: "1"}
                        """));

        assertThat(gateway.get("/a/?version=1").status()).isEqualTo(301);
        assertThat(gateway.get("/a/?version=2").body()).isEqualTo("shop");
    }

    private String redirected(String spec, String path) throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("old", "new.example.com", "host_redirect: true\n" + spec));
        Reply reply = gateway.send(Request.get(path).host("old.example.com"));
        return reply.status() + " " + reply.header("location").orElse("nowhere");
    }
}
