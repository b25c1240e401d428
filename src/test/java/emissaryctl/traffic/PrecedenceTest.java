package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrecedenceTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void higherPrecedenceBeatsALongerPrefix() throws Exception {
        Backend urgent = bench.backend("urgent");
        Backend longer = bench.backend("longer");
        GatewayUnderTest gateway = bench.gateway(
                mapping("urgent", urgent.service(), "prefix: /a/\nprecedence: 10"),
                mapping("longer", longer.service(), "prefix: /a/b/"));

        assertThat(gateway.get("/a/b/").body()).isEqualTo("urgent");
    }

    @Test
    void negativePrecedenceComesLast() throws Exception {
        Backend last = bench.backend("last");
        Backend shorter = bench.backend("shorter");
        GatewayUnderTest gateway = bench.gateway(
                mapping("last", last.service(), "prefix: /a/b/\nprecedence: -1"),
                mapping("shorter", shorter.service(), "prefix: /a/"));

        assertThat(gateway.get("/a/b/").body()).isEqualTo("shorter");
    }
}
