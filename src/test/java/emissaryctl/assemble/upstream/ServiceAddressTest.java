package emissaryctl.assemble.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.upstream.ServiceAddress.Malformed;
import emissaryctl.assemble.upstream.ServiceAddress.Understood;
import emissaryctl.cli.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "s, -, s, -, false",
                "SVC:80, -, svc, 80, false",
                "HTTPS://S, https, s, -, false",
                "s/path, -, s, -, true",
                "s/, -, s, -, false",
                "s?q=1, -, s, -, true",
                "u@s:1, -, s, 1, true",
                "//s:3, -, s, 3, false",
                "s_x:0, -, s_x, -, false",
                "[::1]:80, -, ::1, 80, false",
                "foo://s, foo, s, -, false",
                "https://s:99, https, s, 99, false",
                "s%41, -, sa, -, false",
            })
    void textIsTakenApart(String text, String scheme, String host, Integer port, boolean dropped) {
        assertThat(ServiceAddress.parse(text)).isInstanceOf(Understood.class);
        ServiceAddress address = ((Understood) ServiceAddress.parse(text)).address();
        assertThat(address.scheme().orElse(null)).isEqualTo(scheme);
        assertThat(address.host()).isEqualToIgnoringCase(host);
        assertThat(address.port().orElse(null)).isEqualTo(port);
        assertThat(address.dropped()).isEqualTo(dropped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s:abc", "s:99999", "", "http://", "s%zz", "::1", "[::1", "s:-1", "s:80:80"})
    void textIsRefused(String text) {
        assertThat(ServiceAddress.parse(text)).isInstanceOf(Malformed.class);
    }

    /// Services of a Mapping outside Emissary's namespace get that namespace, unless they say where they are.
    @ParameterizedTest
    @CsvSource({
        "s, cluster_s_other_other, s.other, 80",
        "s.x, cluster_s_x_other, s.x, 80",
        "localhost, cluster_localhost_other, localhost, 80",
        "127.0.0.1, cluster_127_0_0_1_other, 127.0.0.1, 80",
        "SVC:80, cluster_svc_other_80_other, svc.other, 80",
        "HTTPS://S, cluster_https___s_other_otls_other, s.other, 443",
        "https://s:99, cluster_https___s_other_99_otls_other, s.other, 99",
        "//s:3, cluster_s_other_3_other, s.other, 3",
        "s_x:0, cluster_s_x_other_other, s_x.other, 80",
        "'[::1]:80', cluster____1__80_other, '::1', 80",
    })
    void namespacesAreAdded(String service, String cluster, String address, int port) {
        String input = """
                apiVersion: getambassador.io/v3alpha1
                kind: Listener
                metadata: {name: http}
                spec: {port: 8080, protocol: HTTP, securityModel: INSECURE, hostBinding: {namespace: {from: ALL}}}
                ---
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata: {name: shop, namespace: other}
                spec: {hostname: '*', prefix: /shop/, service: '%s'}
                """.formatted(service);
        String output = Run.withInput(input, "render", "-", "--no-origin", "--format", "json")
                .out();
        assertThat(output)
                .contains("\"name\": \"" + cluster + "\"")
                .contains("\"address\": \"" + address + "\"")
                .contains("\"port_value\": " + port);
    }
}
