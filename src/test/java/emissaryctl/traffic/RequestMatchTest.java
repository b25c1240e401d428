package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequestMatchTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void headerMustBeEqual() throws Exception {
        GatewayUnderTest gateway = gatewayWithSpecial("headers:\n  x-version: \"2\"");

        assertThat(gateway.send(Request.get("/a/").header("X-Version", "2")).body())
                .isEqualTo("special");
        assertThat(gateway.send(Request.get("/a/").header("X-Version", "20")).body())
                .isEqualTo("general");
        assertThat(gateway.get("/a/").body()).isEqualTo("general");
    }

    @Test
    void regexHeaderMustMatchWhole() throws Exception {
        GatewayUnderTest gateway = gatewayWithSpecial("regex_headers:\n  x-user: \"(anna|bob)[0-9]*\"");

        assertThat(gateway.send(Request.get("/a/").header("X-User", "anna7")).body())
                .isEqualTo("special");
        assertThat(gateway.send(Request.get("/a/").header("X-User", "anna7x")).body())
                .isEqualTo("general");
    }

    @Test
    void allHeadersMustMatch() throws Exception {
        GatewayUnderTest gateway = gatewayWithSpecial("headers:\n  x-a: \"1\"\n  x-b: \"2\"");

        assertThat(gateway.send(Request.get("/a/").header("X-A", "1").header("X-B", "2"))
                        .body())
                .isEqualTo("special");
        assertThat(gateway.send(Request.get("/a/").header("X-A", "1")).body()).isEqualTo("general");
    }

    @Test
    void methodMustBeEqual() throws Exception {
        GatewayUnderTest gateway = gatewayWithSpecial("method: DELETE");

        assertThat(gateway.send(Request.of("DELETE", "/a/")).body()).isEqualTo("special");
        assertThat(gateway.get("/a/").body()).isEqualTo("general");
    }

    @Test
    void methodMayBeARegex() throws Exception {
        GatewayUnderTest gateway = gatewayWithSpecial("method: \"PUT|PATCH\"\nmethod_regex: true");

        assertThat(gateway.send(Request.of("PATCH", "/a/").header("Content-Length", "0"))
                        .body())
                .isEqualTo("special");
        assertThat(gateway.get("/a/").body()).isEqualTo("general");
    }

    @Test
    void queryParameterMustBeEqual() throws Exception {
        GatewayUnderTest gateway = gatewayWithSpecial("query_parameters:\n  lang: de");

        assertThat(gateway.get("/a/?page=1&lang=de").body()).isEqualTo("special");
        assertThat(gateway.get("/a/?lang=den").body()).isEqualTo("general");
        assertThat(gateway.get("/a/").body()).isEqualTo("general");
    }

    @Test
    void regexQueryParameterMustMatchWhole() throws Exception {
        GatewayUnderTest gateway = gatewayWithSpecial("regex_query_parameters:\n  lang: \"de.*\"");

        assertThat(gateway.get("/a/?lang=de-AT").body()).isEqualTo("special");
        assertThat(gateway.get("/a/?lang=xde").body()).isEqualTo("general");
    }

    private GatewayUnderTest gatewayWithSpecial(String condition) throws Exception {
        Backend general = bench.backend("general");
        Backend special = bench.backend("special");
        return bench.gateway(
                mapping("general", general.service(), "prefix: /a/"),
                mapping("special", special.service(), "prefix: /a/\n" + condition));
    }
}
