package emissaryctl.explain.filter;

import static emissaryctl.explain.Assembled.CLEARTEXT;
import static emissaryctl.explain.Assembled.mapping;
import static emissaryctl.explain.Assembled.resource;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.explain.Assembled;
import emissaryctl.explain.Branch;
import emissaryctl.explain.Router;
import emissaryctl.explain.Verdict.Answered;
import emissaryctl.explain.Verdict.Forwarded;
import emissaryctl.explain.Verdict.Why;
import emissaryctl.explain.filter.PolicyDecision.NoPolicies;
import emissaryctl.explain.filter.PolicyDecision.Ruled;
import emissaryctl.explain.filter.PolicyDecision.Skipped;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.explain.request.Request;
import emissaryctl.explain.request.Request.Scheme;
import emissaryctl.traffic.PolicyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PolicyDecisionTest {

    private static final String SHOP = CLEARTEXT + mapping("shop", "prefix: /");
    private static final String POLICY = resource("FilterPolicy", "all", "rules: [{path: /a/*, filters: [{name: f}]}]");

    private static Branch decide(String yaml, String path) {
        return decide(Router.explaining(Assembled.of(yaml)), "example.com", path, Map.of());
    }

    private static Branch decide(Router router, String host, String path, Map<String, String> headers) {
        HeaderFields fields = HeaderFields.NONE;
        for (Map.Entry<String, String> each : headers.entrySet()) {
            fields = fields.adding(each.getKey(), each.getValue());
        }
        Request request =
                Request.of("GET", Scheme.HTTP, host, Optional.of(8080), path).with(fields);
        return router.decide(request).branches().getFirst();
    }

    private static PolicyDecision policy(Branch branch) {
        return branch.filtering().orElseThrow().policy();
    }

    /// The same table is sent to a real Envoy.
    @Test
    void whatIsSaidIsWhatTheTableSays() {
        Router router = Router.explaining(Assembled.of(SHOP + "---\n" + PolicyTable.manifests("127.0.0.1:1")));
        List<String> wrong = new ArrayList<>();

        for (PolicyTable.Row row : PolicyTable.rows()) {
            PolicyDecision decision = policy(decide(router, row.host(), row.path(), row.headers()));
            String passed = decision instanceof Ruled ruled
                    ? ruled.passed().stream()
                            .map(name ->
                                    name.substring("filter.default.".length()).substring(0, 1))
                            .collect(Collectors.joining())
                    : "";
            if (!passed.equals(row.filters())) wrong.add(row + ": " + passed);
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void whatCannotBeDoneRefuses() {
        String yaml = SHOP + POLICY + resource("Filter", "f", "Plugin: {name: mine}");

        assertThat(decide(yaml, "/a/x").verdict()).isInstanceOfSatisfying(Answered.class, answer -> {
            assertThat(answer.why()).isEqualTo(Why.POLICY_REFUSED);
            assertThat(answer.status()).isEqualTo(403);
        });
        assertThat(decide(yaml, "/b").verdict()).isInstanceOf(Forwarded.class);
        String nothing = yaml.replace("prefix: /", "prefix: /none/");
        assertThat(decide(nothing, "/a/x").verdict())
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.why()).isEqualTo(Why.POLICY_REFUSED));
        assertThat(decide(nothing, "/b").verdict())
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.why()).isEqualTo(Why.NO_ROUTE));
    }

    @Test
    void routesThatDoWithout() {
        String bypassing = CLEARTEXT
                + mapping("shop", "prefix: /\nbypass_auth: true")
                + POLICY
                + resource("Filter", "f", "Plugin: {name: mine}");

        assertThat(policy(decide(bypassing, "/a/x"))).isEqualTo(new Skipped());
        assertThat(decide(bypassing, "/a/x").verdict()).isInstanceOf(Forwarded.class);
        assertThat(policy(decide(SHOP, "/a/x"))).isEqualTo(new NoPolicies());
    }
}
