package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RewriteTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void prefixBecomesASlashUnlessToldOtherwise() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), "prefix: /shop/"));

        gateway.get("/shop/list?page=2");

        assertThat(shop.last().path()).isEqualTo("/list?page=2");
        assertThat(shop.last().header("x-envoy-original-path")).containsExactly("/shop/list?page=2");
    }

    @Test
    void prefixBecomesTheRewrite() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway =
                bench.gateway(mapping("shop", shop.service(), "prefix: /shop/\nrewrite: /v2/store/"));

        gateway.get("/shop/list");

        assertThat(shop.last().path()).isEqualTo("/v2/store/list");
    }

    @Test
    void emptyRewriteLeavesThePathAlone() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), "prefix: /shop/\nrewrite: \"\""));

        gateway.get("/shop/list");

        assertThat(shop.last().path()).isEqualTo("/shop/list");
        assertThat(shop.last().header("x-envoy-original-path")).isEmpty();
    }

    @Test
    void regexRewriteMovesPartsOfThePath() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), """
                prefix: /shop/
                regex_rewrite:
                  pattern: "/shop/([a-z]+)/([0-9]+)"
                  substitution: '/\\2/\\1'
                """));

        gateway.get("/shop/item/42");

        assertThat(shop.last().path()).isEqualTo("/42/item");
    }

    @Test
    void hostIsRewritten() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway =
                bench.gateway(mapping("shop", shop.service(), "prefix: /shop/\nhost_rewrite: shop.internal"));

        gateway.send(Request.get("/shop/").host("shop.example.com"));

        assertThat(shop.last().header("host")).containsExactly("shop.internal");
    }

    @Test
    void dotsInAPathCannotEscapeItsPrefix() throws Exception {
        Backend open = bench.backend("open");
        Backend closed = bench.backend("closed");
        GatewayUnderTest gateway = bench.gateway(
                mapping("open", open.service(), "prefix: /open/"),
                mapping("closed", closed.service(), "prefix: /closed/"));

        assertThat(gateway.get("/open/../closed/x").body()).isEqualTo("closed");
        assertThat(open.received()).isEmpty();
    }
}
