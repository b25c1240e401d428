package emissaryctl.explain.shadow;

import static emissaryctl.explain.Assembled.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.explain.Assembled;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.source.ResourceRef;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShadowingTest {

    /// On a port that is secure there is one route for a Mapping.
    private static final String LISTENER = Assembled.listener(8080, "HTTP", "INSECURE");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prefix: /a/                           | prefix: /a/b/                       | true",
                "prefix: /a/                           | prefix: /ab/                        | false",
                "prefix: /A/\\ncase_sensitive: false   | prefix: /a/b/                       | true",
                "prefix: /a/                           | prefix: /A/b/\\ncase_sensitive: false | false",
                "prefix: /a/                           | prefix: /a/b\\nprefix_exact: true   | true",
                "prefix: /a/b\\nprefix_exact: true     | prefix: /a/b                        | false",
                "prefix: /                             | prefix: '/x[0-9]'\\nprefix_regex: true | true",
                "prefix: '/x[a-z]+'\\nprefix_regex: true | prefix: '/x[0-9]'\\nprefix_regex: true | false",
                "prefix: '/x.*'\\nprefix_regex: true   | prefix: '/x[0-9]'\\nprefix_regex: true | true",
                "prefix: '/v[0-9]+/.*'\\nprefix_regex: true | prefix: /v1/a/                | true",
                "prefix: '/v[0-9]+/'\\nprefix_regex: true | prefix: /v1/                    | false",
                "prefix: /a/\\nmethod: GET             | prefix: /a/                         | false",
                "prefix: /a/                           | prefix: /a/\\nmethod: GET           | true",
                "prefix: /a/\\nheaders: {x: b}         | prefix: /a/\\nheaders: {x: b, y: c} | true",
                "prefix: /a/\\nquery_parameters: {x: b} | prefix: /a/                        | false",
            })
    void routesBehindOneThatTakesAllAreFound(String first, String second, boolean shadowed) {
        String yaml = LISTENER
                + Assembled.host("h", "*", "Route")
                + mapping("first", first.replace("\\n", "\n") + "\nprecedence: 9")
                + mapping("second", second.replace("\\n", "\n"));
        Gateway gateway = Assembled.of(yaml);
        Placement placement = Placements.of(gateway, new ResourceRef("Mapping", "default", "second"))
                .getFirst();
        Optional<String> by = placement
                .shadowedBy()
                .map(Route::origin)
                .map(origin -> origin.resource().name());
        assertThat(by).isEqualTo(shadowed ? Optional.of("first") : Optional.empty());
    }
}
