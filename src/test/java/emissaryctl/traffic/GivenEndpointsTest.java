package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Services that nobody can look up offline, found through `--endpoints`.
class GivenEndpointsTest {

    private static final String RESOLVER =
            resource("ConsulResolver", "consul-dc1", "address: consul:8500\ndatacenter: dc1\n");

    @RegisterExtension
    final Workbench bench = new Workbench();

    @TempDir
    Path folder;

    private GatewayUnderTest gateway(String endpoints, String... mappings) throws IOException {
        Path file = Files.writeString(folder.resolve("endpoints.yaml"), endpoints);
        int port = Ports.free();
        String[] manifests = {
            listener(port, "HTTP", "XFP"), host("everyone", "*", "Route"), RESOLVER, String.join("---\n", mappings)
        };
        return bench.gateway(port, List.of("--no-admin", "--endpoints", file.toString()), manifests);
    }

    private static String consul(String name) {
        return mapping(name, name, "prefix: /" + name + "/\nresolver: consul-dc1\n");
    }

    @Test
    void servicesInConsulAreWhereTheFileSays() throws Exception {
        Backend orders = bench.backend("orders");
        Backend payments = bench.backend("payments");
        GatewayUnderTest gateway =
                gateway("""
                services:
                  consul/dc1/orders: [{address: 127.0.0.1, port: %d}]
                  consul/dc1/payments: [{address: localhost, port: %d}]
                """.formatted(orders.port(), payments.port()), consul("orders"), consul("payments"));

        assertThat(gateway.get("/orders/").body()).isEqualTo("orders");
        assertThat(gateway.get("/payments/").body()).isEqualTo("payments");
    }

    @Test
    void weightsAreShares() throws Exception {
        Backend one = bench.backend("one");
        Backend three = bench.backend("three");
        GatewayUnderTest gateway = gateway("""
                {"services": {"consul/dc1/orders": [
                  {"address": "127.0.0.1", "port": %d},
                  {"address": "127.0.0.1", "port": %d, "weight": 3}
                ]}}
                """.formatted(one.port(), three.port()), consul("orders"));

        TreeMap<String, Integer> answers = new TreeMap<>();
        for (int i = 0; i < 40; i++) answers.merge(gateway.get("/orders/").body(), 1, Integer::sum);

        assertThat(answers).containsEntry("one", 10).containsEntry("three", 30);
    }

    @Test
    void servicesInKubernetesAreFoundByTheirPort() throws Exception {
        Backend web = bench.backend("web");
        Backend admin = bench.backend("admin");
        GatewayUnderTest gateway = gateway(
                """
                services:
                  k8s/default/shop/80: [{address: 127.0.0.1, port: %d}]
                  k8s/default/shop/81: [{address: 127.0.0.1, port: %d}]
                """.formatted(web.port(), admin.port()),
                mapping("web", "shop", "prefix: /web/\nresolver: kubernetes-endpoint"),
                mapping("admin", "shop:81", "prefix: /admin/\nresolver: kubernetes-endpoint"));

        assertThat(gateway.get("/web/").body()).isEqualTo("web");
        assertThat(gateway.get("/admin/").body()).isEqualTo("admin");
    }

    @Test
    void serviceWithoutEndpointsIsUnavailable() throws Exception {
        GatewayUnderTest gateway = gateway("services: {consul/dc1/orders: []}", consul("orders"));

        assertThat(gateway.get("/orders/").status()).isEqualTo(503);
    }
}
