package emissaryctl.lint;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import org.junit.jupiter.api.Test;

/// What looks like a mistake and is none.
class SilenceTest {

    private static void silent(Code code, String... documents) {
        String yaml = String.join("---\n", documents);
        assertThat(Linted.file("in.yaml", yaml, Linted.COMPLETE, code).codes()).doesNotContain(code.id());
    }

    private static void speaks(Code code, String... documents) {
        String yaml = String.join("---\n", documents);
        assertThat(Linted.file("in.yaml", yaml, Linted.COMPLETE, code).codes()).contains(code.id());
    }

    @Test
    void retriesThatAreNotMade() {
        String retries = "prefix: /orders/\nretry_policy: {retry_on: 5xx, num_retries: %d}\n";
        silent(Code.RETRY_NONIDEMPOTENT, mapping("orders", "orders", retries.formatted(0)));
        speaks(Code.RETRY_NONIDEMPOTENT, mapping("orders", "orders", retries.formatted(1)));
    }

    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: cart, namespace: default}
            spec: {ports: [{port: 80}]}
            """;

    @Test
    void namesThatConsulKnows() {
        String resolver = resource("ConsulResolver", "dc", "datacenter: dc1\naddress: consul:8500");
        for (String name : new String[] {"dc", "consul", "consul-endpoint"}) {
            String orders = mapping("orders", "orders", "prefix: /orders/\nresolver: " + name);
            silent(Code.SERVICE_NOT_FOUND, SERVICE, resolver, orders);
        }
        silent(
                Code.SERVICE_NOT_FOUND,
                SERVICE,
                resolver,
                resource("Module", "ambassador", "config: {resolver: dc}"),
                mapping("orders", "orders", "prefix: /orders/"));
        speaks(Code.SERVICE_NOT_FOUND, SERVICE, resolver, mapping("orders", "orders", "prefix: /orders/"));
    }
}
