package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HostnameTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void hostHeaderChoosesTheMapping() throws Exception {
        Backend red = bench.backend("red");
        Backend blue = bench.backend("blue");
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin"),
                listener(port, "HTTP", "XFP"),
                host("red", "red.example.com", "Route"),
                host("blue", "*.blue.example.com", "Route"),
                mapping(red, "red.example.com"),
                mapping(blue, "*.blue.example.com"));

        assertThat(answer(gateway, "red.example.com")).isEqualTo("200 red");
        assertThat(answer(gateway, "RED.example.com")).startsWith("404");
        assertThat(answer(gateway, "a.blue.example.com")).isEqualTo("200 blue");
        assertThat(answer(gateway, "blue.example.com")).startsWith("404");
        assertThat(answer(gateway, "other.example.com")).startsWith("404");
    }

    @Test
    void mappingOfOneHostnameIsNotServedOnAnother() throws Exception {
        Backend red = bench.backend("red");
        Backend all = bench.backend("all");
        GatewayUnderTest gateway =
                bench.gateway(mapping(red, "red.example.com"), Manifest.mapping("all", all.service(), "prefix: /"));

        assertThat(answer(gateway, "red.example.com")).isEqualTo("200 red");
        assertThat(answer(gateway, "blue.example.com")).isEqualTo("200 all");
    }

    @Test
    void hostMayBeARegex() throws Exception {
        Backend shard = bench.backend("shard");
        GatewayUnderTest gateway = bench.gateway(resource("Mapping", "shard", """
                host: "shard-[0-9]+\\\\.example\\\\.com"
                host_regex: true
                prefix: /
                service: %s
                """.formatted(shard.service())));

        assertThat(answer(gateway, "shard-17.example.com")).isEqualTo("200 shard");
        assertThat(answer(gateway, "shard-x.example.com")).startsWith("404");
    }

    @Test
    void hostTakesOnlyMappingsThatItsSelectorChooses() throws Exception {
        Backend chosen = bench.backend("chosen");
        Backend other = bench.backend("other");
        int port = Ports.free();
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of("--no-admin"),
                listener(port, "HTTP", "XFP"),
                resource("Host", "picky", """
                        hostname: "*"
                        mappingSelector:
                          matchLabels:
                            team: red
                        requestPolicy:
                          insecure:
                            action: Route
                        """),
                Manifest.mapping("chosen", chosen.service(), "prefix: /chosen/")
                        .replace("name: chosen", "name: chosen\n  labels: {team: red}"),
                Manifest.mapping("other", other.service(), "prefix: /other/"));

        assertThat(gateway.get("/chosen/").body()).isEqualTo("chosen");
        assertThat(gateway.get("/other/").status()).isEqualTo(404);
    }

    private static String mapping(Backend backend, String hostname) {
        return resource("Mapping", "m-" + backend.port(), """
                hostname: "%s"
                prefix: /
                service: %s
                """.formatted(hostname, backend.service()));
    }

    private static String answer(GatewayUnderTest gateway, String host) throws Exception {
        Reply reply = gateway.send(Request.get("/").host(host));
        return reply.status() + " " + reply.body();
    }
}
