package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Options and variables that say which objects count.
class SelectionOptionsTest {

    private static final String WEB = "app: shop, tier: web, all: '1'";
    private static final String DB = "app: shop, tier: db, all: '1', example.com/team: blue";
    private static final String BLOG = "app: blog, all: '1'";

    /// Routes to `a`, `b` and `c`, which differ in their labels, and `d` in another namespace, on Listeners with
    /// labels of each sort.
    private static final String INPUT = listener(8081, WEB)
            + listener(8082, DB)
            + listener(8083, BLOG)
            + mapping("a", "default", WEB)
            + mapping("b", "default", DB)
            + mapping("c", "default", BLOG)
            + mapping("d", "other", WEB);

    private static String listener(int port, String labels) {
        return Inputs.LISTENER
                .replace("{name: http}", "{name: http-" + port + ", labels: {" + labels + "}}")
                .replace("8080", Integer.toString(port));
    }

    private static String mapping(String name, String namespace, String labels) {
        return """
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata: {name: %1$s, namespace: %2$s, labels: {%3$s}}
                spec: {hostname: '*', prefix: /%1$s/, service: %1$s}
                ---
                """.formatted(name, namespace, labels);
    }

    private static Run render(Map<String, String> environment, String... options) {
        String[] line = Stream.concat(Stream.of("render", "-", "--lenient", "--quiet"), Arrays.stream(options))
                .toArray(String[]::new);
        return Run.with(INPUT, environment, line);
    }

    private static List<String> routed(Run run) {
        assertThat(run.exit()).as(run.err()).isZero();
        return Stream.of("a", "b", "c", "d")
                .filter(name -> run.out().contains("prefix: /" + name + "/"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all | a b c d",
                "all=1 | a b c d",
                "all,app=shop | a b d",
                "all,app==shop,tier=web | a d",
                "all,app!=shop | c",
                "all,tier!=web | b c",
                "all,tier in (web, db) | a b d",
                "all,tier notin (web) | b c",
                "all,tier | a b d",
                "all,!tier | c",
                "all, ! tier | c",
                "all,example.com/team=blue | b",
                "all,app in (shop),tier notin (db,web) | ''",
            })
    void labelSelectorsAreThoseOfKubernetes(String selector, String expected) {
        List<String> names = expected.isEmpty() ? List.of() : List.of(expected.split(" "));
        Run run = render(Map.of(), "--label-selector", selector);
        assertThat(routed(run)).isEqualTo(names);
        assertThat(render(Map.of("AMBASSADOR_LABEL_SELECTOR", selector))).isEqualTo(run);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metadata.namespace=default | a b c",
                "metadata.namespace!=default | ''",
                "metadata.name!=a,metadata.namespace==default | b c",
            })
    void fieldSelectorsKnowNameAndNamespace(String selector, String expected) {
        List<String> names = expected.isEmpty() ? List.of() : List.of(expected.split(" "));
        Run run = render(Map.of(), "--field-selector", selector);
        assertThat(routed(run)).isEqualTo(names);
        assertThat(render(Map.of("AMBASSADOR_FIELD_SELECTOR", selector))).isEqualTo(run);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,,b",
                "=a",
                "a in b",
                "a in (b",
                "a of (b)",
                "-a",
                "a=b c",
                "a/b/c",
                "!",
                "a in (b,c d)",
                "a in ()x"
            })
    void whatIsNoLabelSelectorIsWrongUsage(String selector) {
        Run run = render(Map.of(), "--label-selector", selector);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--label-selector is a label selector", "not '" + selector + "'");
    }

    @ParameterizedTest
    @CsvSource({"metadata.name", "!metadata.name", "metadata.labels=a", "spec.prefix=/", "metadata.name=a b"})
    void whatIsNoFieldSelectorIsWrongUsage(String selector) {
        assertThat(render(Map.of(), "--field-selector", selector).exit()).isEqualTo(2);
    }

    @Test
    void singleNamespaceLeavesOutTheOthers() {
        Run run = render(Map.of(), "--single-namespace");
        assertThat(routed(run)).containsExactly("a", "b", "c");
        assertThat(render(Map.of("AMBASSADOR_SINGLE_NAMESPACE", "yes"))).isEqualTo(run);
    }

    private static final String FOREIGN_SECRET =
            Inputs.LISTENER.replace("XFP", "SECURE").replace("HTTP", "HTTPS") + """
            apiVersion: getambassador.io/v3alpha1
            kind: Host
            metadata: {name: shop}
            spec: {hostname: shop.example.com, tlsSecret: {name: shop, namespace: other}}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: shop, namespace: other}
            type: Opaque
            data: {tls.crt: AAAA, tls.key: AAAA}
            ---
            """;

    /// A Secret that is looked at is malformed, one that is not is missing.
    private static String secret(Map<String, String> environment, String... options) {
        String[] line =
                Stream.concat(Stream.of("render", "-"), Arrays.stream(options)).toArray(String[]::new);
        String said = Run.with(FOREIGN_SECRET, environment, line).err();
        return said.contains("EMC4002") ? "looked at" : said.contains("EMC4001") ? "missing" : said;
    }

    @Test
    void secretsFollowTheOtherResourcesUnlessToldOtherwise() {
        assertThat(secret(Map.of())).isEqualTo("looked at");
        assertThat(secret(Map.of(), "--certs-single-namespace")).isEqualTo("missing");
        assertThat(secret(Map.of("AMBASSADOR_CERTS_SINGLE_NAMESPACE", "true"))).isEqualTo("missing");
        assertThat(secret(Map.of(), "--single-namespace")).isEqualTo("missing");
        Map<String, String> certsOfAll = new HashMap<>();
        certsOfAll.put("AMBASSADOR_SINGLE_NAMESPACE", "true");
        assertThat(secret(certsOfAll)).isEqualTo("missing");
        certsOfAll.put("AMBASSADOR_CERTS_SINGLE_NAMESPACE", "");
        assertThat(secret(certsOfAll)).isEqualTo("looked at");
    }

    private static final String KNATIVE = Inputs.GOOD + """
            apiVersion: networking.internal.knative.dev/v1alpha1
            kind: Ingress
            metadata: {name: fn, annotations: {networking.knative.dev/ingress.class: ambassador.ingress.networking.knative.dev}}
            spec: {rules: [{hosts: [fn.example.com], http: {paths: [{splits: [{serviceName: fn, servicePort: 80, percent: 100}]}]}}]}
            """;

    private static boolean knative(Map<String, String> environment, String... options) {
        String[] line =
                Stream.concat(Stream.of("render", "-"), Arrays.stream(options)).toArray(String[]::new);
        Run run = Run.with(KNATIVE, environment, line);
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out().contains("cluster_fn_");
    }

    @Test
    void knativeCountsUnlessItIsOff() {
        assertThat(knative(Map.of())).isTrue();
        assertThat(knative(Map.of("AMBASSADOR_KNATIVE_SUPPORT", "True"))).isTrue();
        assertThat(knative(Map.of("AMBASSADOR_KNATIVE_SUPPORT", "false"))).isFalse();
        assertThat(knative(Map.of(), "--no-knative")).isFalse();
    }

    private static final String BALANCED = Inputs.GOOD.replace(
            "service: shop}", "service: shop, resolver: endpoint, load_balancer: {policy: least_request}}");

    @Test
    void balancersAreIgnoredWithoutEndpoints() {
        String option =
                Run.withInput(BALANCED, "render", "-", "--disable-endpoints").out();
        assertThat(Run.withInput(BALANCED, "render", "-").out()).contains("lb_policy: LEAST_REQUEST");
        assertThat(option).doesNotContain("lb_policy");
        assertThat(Run.with(BALANCED, Map.of("AMBASSADOR_DISABLE_ENDPOINTS", "1"), "render", "-")
                        .out())
                .isEqualTo(option);
    }

    private static final String LOOSE =
            Inputs.LISTENER + """
            apiVersion: getambassador.io/v3alpha1
            kind: Host
            metadata: {name: shop}
            spec:
              hostname: shop.example.com
              mappingSelector: {matchLabels: {app: shop, tier: web}}
              requestPolicy: {insecure: {action: Route}}
            ---
            """ + mapping("a", "default", "app: shop").replace("hostname: '*', ", "");

    @Test
    void oneLabelIsEnoughWhenSelectorsAreLoose() {
        String option =
                Run.withInput(LOOSE, "render", "-", "--loose-label-selectors").out();
        assertThat(Run.withInput(LOOSE, "render", "-").out()).doesNotContain("prefix: /a/");
        assertThat(option).contains("prefix: /a/");
        assertThat(Run.with(LOOSE, Map.of("DISABLE_STRICT_LABEL_SELECTORS", "true"), "render", "-")
                        .out())
                .isEqualTo(option);
    }
}
