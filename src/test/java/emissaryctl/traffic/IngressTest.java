package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.listener;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IngressTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = bench.backend("shop");
    }

    @Test
    void pathsAreRoutedAsTheyAre() throws Exception {
        GatewayUnderTest gateway = gateway("recommended");

        assertThat(answer(gateway, "/prefix/x")).isEqualTo("200 /prefix/x");
        assertThat(answer(gateway, "/prefix")).isEqualTo("200 /prefix");
        assertThat(answer(gateway, "/prefixed")).isEqualTo("404");
        assertThat(answer(gateway, "/exact")).isEqualTo("200 /exact");
        assertThat(answer(gateway, "/exact/x")).isEqualTo("404");
    }

    @Test
    void underParityPrefixesAreRewrittenAndKnowNoSegments() throws Exception {
        GatewayUnderTest gateway = gateway("parity");

        assertThat(answer(gateway, "/prefixed")).startsWith("200 /");
        assertThat(answer(gateway, "/prefix")).isEqualTo("200 /");
    }

    private String answer(GatewayUnderTest gateway, String path) throws Exception {
        Reply reply = gateway.send(Request.get(path).host("shop.example.com"));
        return reply.status() == 200 ? "200 " + shop.last().path() : String.valueOf(reply.status());
    }

    private GatewayUnderTest gateway(String profile) throws Exception {
        int port = Ports.free();
        return bench.gateway(
                port,
                List.of("--no-admin", "--profile", profile),
                listener(port, "HTTP", "XFP"),
                Manifest.host("shop", "shop.example.com", "Route"),
                """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata:
                  name: shop
                  namespace: default
                  annotations: {kubernetes.io/ingress.class: ambassador}
                spec:
                  rules:
                    - host: shop.example.com
                      http:
                        paths:
                          - path: /prefix
                            pathType: Prefix
                            backend: {service: {name: shop, port: {number: %1$d}}}
                          - path: /exact
                            pathType: Exact
                            backend: {service: {name: shop, port: {number: %1$d}}}
                ---
                apiVersion: getambassador.io/v3alpha1
                kind: Module
                metadata: {name: ambassador, namespace: default}
                spec: {config: {resolver: kubernetes-endpoint, load_balancer: {policy: round_robin}}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: shop, namespace: default}
                spec: {ports: [{port: %1$d}]}
                ---
                apiVersion: v1
                kind: Endpoints
                metadata: {name: shop, namespace: default}
                subsets: [{addresses: [{ip: 127.0.0.1}], ports: [{port: %1$d}]}]
                """.formatted(shop.port()));
    }
}
