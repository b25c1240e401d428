package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PathMatchTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void longerPrefixWinsWhicheverComesFirst() throws Exception {
        Backend shop = bench.backend("shop");
        Backend cart = bench.backend("cart");
        GatewayUnderTest gateway = bench.gateway(
                mapping("a-shop", shop.service(), "prefix: /shop/"),
                mapping("b-cart", cart.service(), "prefix: /shop/cart/"));

        assertThat(gateway.get("/shop/cart/1").body()).isEqualTo("cart");
        assertThat(gateway.get("/shop/list").body()).isEqualTo("shop");
        assertThat(gateway.get("/elsewhere").status()).isEqualTo(404);
    }

    @Test
    void prefixMatchesCharactersNotSegments() throws Exception {
        Backend shop = bench.backend("shop");
        GatewayUnderTest gateway = bench.gateway(mapping("shop", shop.service(), "prefix: /shop"));

        assertThat(gateway.get("/shopping").body()).isEqualTo("shop");
    }

    @Test
    void exactPrefixMatchesNothingElse() throws Exception {
        Backend login = bench.backend("login");
        GatewayUnderTest gateway = bench.gateway(mapping("login", login.service(), """
                prefix: /login
                prefix_exact: true
                """));

        assertThat(gateway.get("/login").body()).isEqualTo("login");
        assertThat(gateway.get("/login?next=1").body()).isEqualTo("login");
        assertThat(gateway.get("/login/").status()).isEqualTo(404);
    }

    @Test
    void regexPrefixMatchesTheWholePath() throws Exception {
        Backend user = bench.backend("user");
        GatewayUnderTest gateway = bench.gateway(mapping("user", user.service(), """
                prefix: "/user/[0-9]+"
                prefix_regex: true
                rewrite: ""
                """));

        assertThat(gateway.get("/user/42").body()).isEqualTo("user");
        assertThat(gateway.get("/user/42/more").status()).isEqualTo(404);
        assertThat(gateway.get("/user/me").status()).isEqualTo(404);
        assertThat(user.last().path()).isEqualTo("/user/42");
    }

    @Test
    void caseMattersUnlessTurnedOff() throws Exception {
        Backend strict = bench.backend("strict");
        Backend easy = bench.backend("easy");
        GatewayUnderTest gateway = bench.gateway(
                mapping("strict", strict.service(), "prefix: /strict/"),
                mapping("easy", easy.service(), "prefix: /easy/\ncase_sensitive: false"));

        assertThat(gateway.get("/STRICT/").status()).isEqualTo(404);
        assertThat(gateway.get("/EASY/").body()).isEqualTo("easy");
    }
}
