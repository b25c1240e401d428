package emissaryctl.assemble.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which addresses a service has, from Services, Endpoints and EndpointSlices.
class EndpointTableTest {

    private static final String START = """
            apiVersion: getambassador.io/v3alpha1
            kind: Listener
            metadata: {name: http}
            spec: {port: 8080, protocol: HTTP, securityModel: INSECURE, hostBinding: {namespace: {from: ALL}}}
            ---
            """;

    private static final Pattern ENDPOINT =
            Pattern.compile("\"address\": \"(10\\.[0-9.]+)\",\\s+\"port_value\": ([0-9]+)");

    private static List<String> endpoints(String service, String objects) {
        String mapping = """
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata: {name: shop}
                spec: {hostname: '*', prefix: /, service: '%s', resolver: kubernetes-endpoint, load_balancer: {policy: round_robin}}
                ---
                """.formatted(service);
        Run run = Run.withInput(START + mapping + objects, "render", "-", "--format", "json", "--lenient");
        assertThat(run.exit()).as(run.err()).isZero();
        return ENDPOINT.matcher(run.out())
                .results()
                .map(found -> found.group(1) + ":" + found.group(2))
                .toList();
    }

    private static String service(String ports) {
        return "apiVersion: v1\nkind: Service\nmetadata: {name: shop}\nspec: {ports: [%s]}\n---\n".formatted(ports);
    }

    private static String addresses(String addresses, String ports) {
        return "apiVersion: v1\nkind: Endpoints\nmetadata: {name: shop}\nsubsets: [{addresses: [%s], ports: [%s]}]\n---\n"
                .formatted(addresses, ports);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // a single port may be left out, or be named by number or target
                "shop      | {port: 80, targetPort: 8080} | {port: 8080} | 10.0.0.1:8080",
                "shop:80   | {port: 80, targetPort: 8080} | {port: 8080} | 10.0.0.1:8080",
                "shop:8080 | {port: 80, targetPort: 8080} | {port: 8080} | -",
                "shop:80   | {port: 80} | {port: 80} | 10.0.0.1:80",
                // a named target is found by the name of the endpoint's port
                "shop:80   | {port: 80, targetPort: web} | '{port: 9000, name: web}' | 10.0.0.1:9000",
                "shop:80   | '{port: 80, name: web, targetPort: 8080}' | '{port: 8080, name: web}' | 10.0.0.1:8080",
                // of several ports the one that is asked for
                "shop:81   | '{port: 80, name: a, targetPort: 8080}, {port: 81, name: b, targetPort: 8081}'"
                        + " | '{port: 8080, name: a}, {port: 8081, name: b}' | 10.0.0.1:8081",
                "shop:82   | '{port: 80, name: a}, {port: 81, name: b}' | '{port: 80, name: a}' | -",
            })
    void portsOfTheServiceLeadToThoseOfItsEndpoints(
            String service, String ports, String endpointPorts, String expected) {
        List<String> found = endpoints(service, service(ports) + addresses("{ip: 10.0.0.1}", endpointPorts));
        assertThat(found).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1 10.0.0.2", "10.0.0.2 10.0.0.1"})
    void readyAddressesKeepTheirOrder(String addresses) {
        String[] each = addresses.split(" ");
        String object =
                "apiVersion: v1\nkind: Endpoints\nmetadata: {name: shop}\nsubsets: [{addresses: [{ip: %s}, {ip: %s}], "
                                .formatted(each[0], each[1])
                        + "notReadyAddresses: [{ip: 10.0.0.9}], ports: [{port: 80}]}]\n---\n";
        assertThat(endpoints("shop:80", service("{port: 80}") + object))
                .containsExactly(each[0] + ":80", each[1] + ":80");
    }

    @ParameterizedTest
    @CsvSource({"true, 10.0.0.1:80", "false,", ", 10.0.0.1:80"})
    void slicesServeWhereThereAreNoEndpoints(String ready, String expected) {
        String conditions = ready == null ? "" : ", conditions: {ready: " + ready + "}";
        String slice = """
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: shop-1, labels: {kubernetes.io/service-name: shop}}
                addressType: IPv4
                endpoints: [{addresses: [10.0.0.1]%s}]
                ports: [{port: 80}]
                ---
                """.formatted(conditions);
        List<String> found = endpoints("shop:80", service("{port: 80}") + slice);
        assertThat(found).isEqualTo(expected == null ? List.of() : List.of(expected));
        String endpoints = addresses("{ip: 10.0.0.7}", "{port: 80}");
        assertThat(endpoints("shop:80", service("{port: 80}") + slice + endpoints))
                .containsExactly("10.0.0.7:80");
    }
}
