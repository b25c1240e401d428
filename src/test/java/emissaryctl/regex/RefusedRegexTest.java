package emissaryctl.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Envoy refuses though RE2/J takes it. That Envoy does is seen in BrokenFilterTest.
class RefusedRegexTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\x{100}",
                "[\\x{41}-\\x{2000}]",
                "(a{900}){2}",
                "(?:(?:a{10}b){10}|c){11}",
                "(x{0,40}){26}",
                "(a{501,})" + "{2}"
            })
    void whatEnvoyRefuses(String regex) {
        assertThat(RefusedRegex.reason(regex)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\x{ff}",
                "\\Q\\x{100}\\E",
                "(a{500}){2}",
                "(a+)*{0,9}",
                "a{1000}b{1000}",
                "ü+",
                "\\pL",
                "(",
                "(a{900})+"
            })
    void whatItTakesOrIsNoExpressionAtAll(String regex) {
        assertThat(RefusedRegex.reason(regex)).isEmpty();
    }
}
