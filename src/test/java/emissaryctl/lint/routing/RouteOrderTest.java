package emissaryctl.lint.routing;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.LintSettings;
import emissaryctl.lint.Linted;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteOrderTest {

    private static final String ENTRY = listener(8080, "HTTP", "XFP") + "---\n" + host("h", "*", "Redirect") + "---\n";

    private static String mapping(String name, String fields) {
        String spec = fields.replace("; ", "\n");
        String hostname = spec.contains("hostname") ? "" : "hostname: \"*\"\n";
        return resource("Mapping", name, hostname + "service: " + name + "\nrewrite: \"\"\n" + spec);
    }

    private static List<Diagnostic> lint(String yaml, LintSettings settings) {
        return Linted.file("in.yaml", yaml, settings, Code.ROUTE_SHADOWED).findings().stream()
                .filter(each -> each.code() == Code.ROUTE_SHADOWED || each.code() == Code.REGEX_BEATS_SPECIFIC_PREFIX)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            value = {
                // found
                "prefix: /; precedence: 10               | prefix: /api/                         | EMC2010",
                "prefix: /api/; precedence: 1            | prefix: /api/                         | EMC2010",
                "prefix: '/api/[^/]*/users/.*'; prefix_regex: true | prefix: /api/v1/users/   | EMC2010",
                "prefix: /API/; case_sensitive: false; precedence: 1 | prefix: /api/v1/          | EMC2010",
                "prefix: /api/; precedence: 1            | prefix: '/api/[a-z]+'; prefix_regex: true | EMC2010",
                "prefix: /api/; precedence: 1            | prefix: /api/; method: GET            | EMC2010",
                "prefix: /; precedence: 9; headers: {x-a: '1'} | prefix: /b/; headers: {x-a: '1', x-b: '2'} | EMC2010",
                "prefix: /; precedence: 1; host_redirect: true | prefix: /b/                     | EMC2010",
                "prefix: '/api/[a-z0-9/_-]*'; prefix_regex: true | prefix: /api/v1/          | EMC2011",
                "prefix: '/[a-z]+/[a-z0-9/]*'; prefix_regex: true | prefix: /api/v1/; method: GET | EMC2011",
                // not found
                "prefix: /                               | prefix: /api/                         | -",
                "prefix: /; precedence: 10; method: GET  | prefix: /api/                         | -",
                "prefix: /api; precedence: 10            | prefix: /ap/                          | -",
                "prefix: /api/; precedence: 1; hostname: a.example.com | prefix: /api/           | -",
                "prefix: /api/; weight: 20               | prefix: /api/                         | -",
                "prefix: /api/; weight: 100              | prefix: /api/; weight: 0              | -",
                "prefix: /api/; precedence: 1; query_parameters: {q: '1'} | prefix: /api/          | -",
                "prefix: /API/; precedence: 1            | prefix: /api/                         | -",
                "prefix: '/users/[0-9]+/orders'; prefix_regex: true | prefix: /users/            | -",
                "prefix: '/users/[a-z0-9-]+'; prefix_regex: true | prefix: /users/               | -",
                "prefix: '/api/(v1|v2|v3)/'; prefix_regex: true | prefix: /api/v1/               | -",
                "prefix: '/api/[a-z0-9/_-]*'; prefix_regex: true; precedence: 1 | prefix: /api/v1/ | -",
                "prefix: '/api/[a-z0-9/_-]*'; prefix_regex: true; headers: {x: '1'} | prefix: /api/v1/ | -",
            })
    void whatIsTriedTooLateIsFound(String first, String second, String code) {
        String yaml = ENTRY + mapping("first", first) + "---\n" + mapping("second", second);
        List<String> found = lint(yaml, Linted.PARTIAL).stream()
                .map(each -> each.code().id())
                .toList();
        assertThat(found).isEqualTo(code.equals("-") ? List.of() : List.of(code));
    }

    @Test
    void oneHostInWhichItIsReachedIsEnough() {
        String yaml = listener(8080, "HTTP", "INSECURE") + "---\n"
                + host("a", "a.example.com", "Route") + "---\n"
                + host("b", "b.example.com", "Route") + "---\n"
                + mapping("only-a", "hostname: a.example.com; prefix: /; precedence: 10") + "---\n"
                + mapping("both", "hostname: '*.example.com'; prefix: /api/");
        assertThat(lint(yaml, Linted.COMPLETE)).isEmpty();
    }

    @Test
    void ofAPartNothingIsSaid() {
        String yaml = mapping("first", "prefix: /; precedence: 10") + "---\n" + mapping("second", "prefix: /api/");
        assertThat(lint(yaml, Linted.PARTIAL)).isEmpty();
    }

    @Test
    void theHelpNamesTheReason() {
        String yaml = ENTRY + mapping("wide", "prefix: '/api/[^/]*/users/.*'; prefix_regex: true") + "---\n"
                + mapping("users", "prefix: /api/v1/users/");
        assertThat(lint(yaml, Linted.PARTIAL).getFirst().help())
                .hasValue(
                        "give `users` a `precedence` above 0: the expression goes first because it is the longer text");
    }
}
