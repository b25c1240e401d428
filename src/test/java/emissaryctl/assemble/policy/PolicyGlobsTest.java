package emissaryctl.assemble.policy;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.HttpSettings.EscapedSlashes;
import emissaryctl.gateway.HttpSettings.HostPort;
import emissaryctl.gateway.HttpSettings.PathRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Globs of FilterPolicies that no request can match, and how to write them.
class PolicyGlobsTest {

    private static final PathRules KEPT = new PathRules(false, EscapedSlashes.KEEP, HostPort.KEEP, false);
    private static final PathRules STRICT = new PathRules(true, EscapedSlashes.REJECT, HostPort.STRIP_ANY, true);

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/müller/* /m%C3%BCller/*",
                "/%61dmin/* /admin/*",
                "/a%2d%2E%7Eb /a-.~b",
                "/a\\b /a/b",
                "/\"a\"<b> /%22a%22%3Cb%3E",
                "/a|b^` /a%7Cb%5E%60"
            })
    void theSpellingThatFitsIsSaid(String glob, String meant) {
        assertThat(PathGlobs.fault(glob, KEPT))
                .get()
                .extracting(fault -> fault.help())
                .isEqualTo("write `" + meant + "`");
        assertThat(PathGlobs.fault(meant, KEPT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "", "/a?b", "/a#b", "/./a", "/a/..", "/[ab]", "/{a,b}", "/a%00 "})
    void noRequestHasSuchAPath(String glob) {
        assertThat(PathGlobs.fault(glob, KEPT)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a//b", "/a%2Fb", "/a%5cb"})
    void whatPathsBecomeDependsOnTheModule(String glob) {
        assertThat(PathGlobs.fault(glob, KEPT)).isEmpty();
        assertThat(PathGlobs.fault(glob, STRICT)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "*", "/*", "*.html", "/a/*/b", "/a/..*", "/.well-known/*", "/a%2Fb", "/100%", "/a%c3%bc"})
    void someRequestHasSuchAPath(String glob) {
        assertThat(PathGlobs.fault(glob, KEPT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a",
                "a/b",
                "a b",
                "münchen.de",
                "a?",
                "a,b",
                "me@a",
                ".a",
                "a.",
                "a..b",
                "a:",
                "a:b",
                "a.:80",
                "a#b"
            })
    void noRequestHasSuchAHost(String glob) {
        assertThat(HostGlobs.fault(glob, HostPort.KEEP)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "a", "A.b", "*.a", "a.*", "a_b", "a:80", "a:*", "*:8443", "[::1]", "[::1]:80", "10.0.0.1"})
    void someRequestHasSuchAHost(String glob) {
        assertThat(HostGlobs.fault(glob, HostPort.STRIP_MATCHING)).isEmpty();
    }

    @Test
    void noHostHasAPortThatIsCutOff() {
        assertThat(HostGlobs.fault("a:80", HostPort.STRIP_ANY)).isPresent();
    }
}
