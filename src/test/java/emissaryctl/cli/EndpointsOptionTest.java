package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of the file of `--endpoints`, each mistake once and where it is.
class EndpointsOptionTest {

    private static final String CONSUL = Inputs.LISTENER + Inputs.HOST + """
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: orders}
            spec: {hostname: '*', prefix: /orders/, service: orders, resolver: consul}
            ---
            """;

    @TempDir
    Path folder;

    private Run render(String input, String endpoints) {
        Path file = Inputs.write(folder, "endpoints.yaml", endpoints);
        return Run.withInput(input, "render", "-", "--endpoints", file.toString(), "--color", "never");
    }

    private static List<String> said(Run run) {
        return run.err()
                .lines()
                .filter(line -> line.contains("[EMC") || line.contains("--> "))
                .map(line -> line.replaceAll("^(error|warning)\\[(EMC\\d+)] \\S+ (.*)$", "$2 $3"))
                .map(line -> line.replaceAll("^ +--> .*?([a-z>]+(\\.yaml)?:\\d+:\\d+)$", "$1"))
                .toList();
    }

    @Test
    void missingServiceIsAnErrorThatNamesTheOption() {
        Run run = Run.withInput(CONSUL, "render", "-");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("error[EMC7008]", "give them with --endpoints, as `consul/dc1/orders`");
        assertThat(render(CONSUL, "services: {}").err()).contains("error[EMC7008]");
    }

    @Test
    void givenServiceIsFine() {
        assertThat(render(CONSUL, "services: {consul/dc1/orders: [{address: 10.0.0.1, port: 80}]}"))
                .satisfies(run -> assertThat(run.err()).isEmpty())
                .satisfies(run -> assertThat(run.out()).contains("address: \"10.0.0.1\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services: {consul/dc1/orders: [{address: 10.0.0.1}]}"
                        + "| EMC0009 missing required field `port` in `services.consul/dc1/orders[0]` of the file of --endpoints"
                        + "| 1:32",
                "services: {consul/dc1/orders: [{address: 10.0.0.1, prot: 80}]}"
                        + "| EMC0006 unknown field `prot` in `services.consul/dc1/orders[0]` of the file of --endpoints | 1:52",
                "services: {consul/dc1/orders: [{address: 10.0.0.1, port: http}]}"
                        + "| EMC0007 `port` must be an integer, not a string | 1:58",
                "services: {consul/dc1/orders: [{address: 10.0.0.1, port: 0}]}"
                        + "| EMC0015 `port` must be between 1 and 65535, not 0 | 1:58",
                "services: {consul/dc1/orders: [{address: 10.0.0.1, port: 80, weight: 0}]}"
                        + "| EMC0015 `weight` must be between 1 and 65535, not 0 | 1:70",
                "services: {consul/dc1/orders: [{address: 10.0.0.256, port: 80}]}"
                        + "| EMC0015 `10.0.0.256` is neither an IP address nor a host name  (effect: dropped) | 1:42",
                "services: {consul/dc1/orders: [{address: 'http://a', port: 80}]}"
                        + "| EMC0015 `http://a` is neither an IP address nor a host name  (effect: dropped) | 1:42",
                "services: {consul/dc1/orders: [{address: 'fe80::1::2', port: 80}]}"
                        + "| EMC0015 `fe80::1::2` is neither an IP address nor a host name  (effect: dropped) | 1:42",
                "services: {consul/dc1/orders: 10.0.0.1}"
                        + "| EMC0007 `services.consul/dc1/orders` must be a list, not a string | 1:31",
                "services: {orders: []} | EMC0015 `orders` is not the name of a service  (effect: dropped) | 1:12",
                "services: {consul//orders: []}"
                        + "| EMC0015 `consul//orders` is not the name of a service  (effect: dropped) | 1:12",
                "services: {k8s/default/shop/http: []}"
                        + "| EMC0015 `k8s/default/shop/http` is not the name of a service  (effect: dropped) | 1:12",
                "service: {} | EMC0006 unknown field `service` in the file of --endpoints | 1:1",
                "[] | EMC0007 `the file of --endpoints` must be a map, not a list | 1:1",
                "'' | EMC0009 the file of --endpoints is empty | 1:1",
                "'services: {' | EMC0001 | 1:1",
            })
    void mistakesInTheFileAreSaidOnceAndWhereTheyAre(String text, String message, String place) {
        Run run = render(CONSUL, text);
        assertThat(run.exit()).isIn(1, 3);
        assertThat(said(run)).hasSize(2);
        assertThat(said(run).getFirst()).startsWith(message);
        assertThat(said(run).getLast()).startsWith("endpoints.yaml:" + (message.equals("EMC0001") ? "" : place));
    }

    @Test
    void secondDocumentIsNotRead() {
        Run run = render(CONSUL, "services: {consul/dc1/orders: []}\n---\nservices: {}\n");
        assertThat(said(run))
                .containsExactly(
                        "EMC0015 the file of --endpoints has a second document, which is not read",
                        "endpoints.yaml:3:1");
    }

    @Test
    void serviceThatNobodyAsksForIsAWarning() {
        Run run = render(Inputs.GOOD, "services:\n  consul/dc1/orders: []\n");
        assertThat(run.exit()).isZero();
        assertThat(said(run))
                .containsExactly(
                        "EMC7016 nothing in the input asks for the endpoints of `consul/dc1/orders`",
                        "endpoints.yaml:2:3");
    }

    @Test
    void nameThatIsAlmostRightIsOneMistake() {
        Run run = render(CONSUL, "services:\n  consul/dc1/order: []\n");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(said(run)).hasSize(2).first().asString().startsWith("EMC7008 ");
        assertThat(run.err()).contains("did you mean `consul/dc1/orders` instead of `consul/dc1/order`?");
    }

    @Test
    void endpointsInTheInputCount() {
        String kubernetes = CONSUL.replace("resolver: consul", "resolver: endpoint") + """
                apiVersion: v1
                kind: Service
                metadata: {name: orders}
                spec: {ports: [{port: 80}]}
                ---
                apiVersion: v1
                kind: Endpoints
                metadata: {name: orders}
                subsets: [{addresses: [{ip: 10.0.0.7}], ports: [{port: 80}]}]
                """;
        Run run = render(kubernetes, "services:\n  k8s/default/orders/80: [{address: 10.0.0.8, port: 80}]\n");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("10.0.0.7").doesNotContain("10.0.0.8");
        assertThat(said(run))
                .containsExactly(
                        "EMC7016 the input has endpoints of `k8s/default/orders/80` itself; these have no effect",
                        "endpoints.yaml:2:3");
    }

    @Test
    void fileThatIsNotThereIsNotRead() {
        Run missing = Run.withInput(
                CONSUL, "render", "-", "--endpoints", folder.resolve("no.yaml").toString());
        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.err()).contains("EMC0017").doesNotContain("EMC7008");
        Run directory = Run.withInput(CONSUL, "render", "-", "--lenient", "--endpoints", folder.toString());
        assertThat(directory.exit()).isEqualTo(3);
        assertThat(directory.err()).contains("is a directory; --endpoints takes one file");
    }

    @Test
    void standardInputIsForResources() {
        Run run = Run.withInput(CONSUL, "render", "-", "--endpoints", "-");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--endpoints takes a file, not standard input");
    }

    @Test
    void secretInTheWrongFileIsNotShown() {
        String secret = "kind: Secret\nmetadata: {name: a}\ndata: {tls.key: aHVzaC1odXNo}\n";
        assertThat(render(CONSUL, secret).err()).contains("EMC0006").doesNotContain("aHVzaC1odXNo");
        assertThat(render(CONSUL, secret + "services: {").err()).doesNotContain("aHVzaC1odXNo");
    }

    @Test
    void lintTakesItToo() {
        Path file = Inputs.write(folder, "endpoints.yaml", "services: {consul/dc1/orders: []}");
        String[] line = {"lint", "-", "--endpoints", file.toString()};
        assertThat(Run.withInput(CONSUL, "lint", "-").out()).contains("EMC7008");
        assertThat(Run.withInput(CONSUL, line).out()).doesNotContain("EMC7008");
    }
}
