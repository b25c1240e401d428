package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.lint.Linted;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What lint says of the order of routes, asked of Envoy.
class RouteOrderEffectTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    private static List<String> codes(String... mappings) {
        String yaml = listener(8080, "HTTP", "INSECURE") + "---\n" + host("h", "*", "Route") + "---\n"
                + String.join("---\n", mappings);
        return Linted.file("in.yaml", yaml, Linted.COMPLETE, Code.ROUTE_SHADOWED)
                .codes();
    }

    @Test
    void aShadowedMappingGetsNoRequest() throws Exception {
        String wide = mapping("wide", bench.backend("wide").service(), "prefix: /\nprecedence: 10");
        String narrow = mapping("narrow", bench.backend("narrow").service(), "prefix: /api/");
        assertThat(codes(wide, narrow)).contains("EMC2010");
        GatewayUnderTest gateway = bench.gateway(wide, narrow);
        for (String path : List.of("/api/", "/api/x", "/api/x/y?z=1", "/api//", "/api/%20")) {
            assertThat(gateway.get(path).body()).as(path).isEqualTo("wide");
        }
    }

    @Test
    void aWideExpressionTakesThePrefixAndLeavesSomeOfWhatIsBelow() throws Exception {
        String wide = mapping(
                "wide",
                bench.backend("wide").service(),
                "prefix: '/api/[a-z0-9/_-]*'\nprefix_regex: true\nrewrite: ''");
        String narrow = mapping("narrow", bench.backend("narrow").service(), "prefix: /api/v1/");
        assertThat(codes(wide, narrow)).contains("EMC2011");
        GatewayUnderTest gateway = bench.gateway(wide, narrow);
        assertThat(gateway.get("/api/v1/").body()).isEqualTo("wide");
        assertThat(gateway.get("/api/v1/A").body()).isEqualTo("narrow");
    }
}
