package emissaryctl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diff.view.DiffFormats;
import emissaryctl.diff.view.TextDiff;
import emissaryctl.report.Palette;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One change that many routes come with is told once.
class ManyRoutesTest {

    private static String gateway(String timeout, int mappings) {
        return """
                apiVersion: getambassador.io/v3alpha1
                kind: Module
                metadata: {name: ambassador}
                spec: {config: {cluster_request_timeout_ms: %s}}
                ---
                apiVersion: getambassador.io/v3alpha1
                kind: Listener
                metadata: {name: http}
                spec: {port: 8080, protocol: HTTP, securityModel: XFP, hostBinding: {namespace: {from: ALL}}}
                ---
                apiVersion: getambassador.io/v3alpha1
                kind: Host
                metadata: {name: shop}
                spec: {hostname: shop.example.com, requestPolicy: {insecure: {action: Route}}}
                ---
                """.formatted(timeout)
                + IntStream.range(0, mappings)
                        .mapToObj(number -> """
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata: {name: m%1$d}
                spec: {hostname: shop.example.com, prefix: /s%1$d/, service: s%1$d}
                ---
                """.formatted(number))
                        .collect(Collectors.joining());
    }

    @Test
    void aDefaultOfTheModuleIsOneChangeOfAllRoutes() {
        Comparison comparison = Compared.of(gateway("3000", 8), gateway("9000", 8));
        assertThat(new TextDiff(Palette.PLAIN).format(comparison)).isEqualTo("""
                1 route changed (8 routes in all)

                ~ Module default/ambassador  old.yaml:3:18 → new.yaml:3:18
                    routes prefix /s7/ → s7:80, prefix /s6/ → s6:80, prefix /s5/ → s5:80 and 5 more on shop.example.com
                      route.timeout: 3s → 9s
                    low[EMCD010] timeout-or-retry-changed: for `prefix /s7/` the timeout is 9s, it was 3s
                    low[EMCD010] timeout-or-retry-changed: for `prefix /s6/` the timeout is 9s, it was 3s
                    low[EMCD010] timeout-or-retry-changed: for `prefix /s5/` the timeout is 9s, it was 3s
                    low[EMCD010] timeout-or-retry-changed: and 5 more like these
                    request  GET http://shop.example.com/s7/
                      before: s7:80 gets GET /, timeout 3s
                      after:  s7:80 gets GET /, timeout 9s
                """);
    }

    /// Programs get all of it.
    @Test
    void jsonNamesEveryRoute() {
        Comparison comparison = Compared.of(gateway("3000", 8), gateway("9000", 8));
        JsonNode change = new JsonMapper()
                .readTree(DiffFormats.named("json").orElseThrow().format(comparison))
                .at("/changes/0");
        assertThat(change.at("/parts/0/subjects").size()).isEqualTo(8);
        assertThat(change.at("/judgements").size()).isEqualTo(8);
    }

    @Test
    void aCommentHoldsAChangeOfThreeThousandRoutes() {
        String comment = DiffFormats.named("markdown")
                .orElseThrow()
                .format(Compared.of(gateway("3000", 3_000), gateway("9000", 3_000)));
        assertThat(comment).contains("(3000 routes in all)", "and 2997 more").hasSizeLessThan(2_000);
    }

    /// A Mapping cannot change what routes of other requests do; the Module can.
    @Test
    void otherChangesDoNotHideTheCause() {
        Comparison comparison = Compared.of(
                gateway("3000", 8),
                gateway("9000", 8)
                        .replace("service: s2}", "service: s2, timeout_ms: 1000}")
                        .replace("service: s4}", "service: other}"));
        assertThat(comparison.entries().stream()
                        .map(entry -> entry.resource().orElseThrow().toString()))
                .containsExactlyInAnyOrder("Module default/ambassador", "Mapping default/m2", "Mapping default/m4");
    }
}
