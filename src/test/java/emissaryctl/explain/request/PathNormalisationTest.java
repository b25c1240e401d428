package emissaryctl.explain.request;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.explain.request.PathNormalisation.Elsewhere;
import emissaryctl.explain.request.PathNormalisation.Refused;
import emissaryctl.explain.request.PathNormalisation.Routed;
import emissaryctl.gateway.HttpSettings.EscapedSlashes;
import emissaryctl.gateway.HttpSettings.HostPort;
import emissaryctl.gateway.HttpSettings.PathRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Envoy 1.40 was seen to do.
class PathNormalisationTest {

    private static final PathRules USUAL = rules(false, EscapedSlashes.KEEP);
    private static final PathRules MERGING = rules(true, EscapedSlashes.KEEP);
    private static final PathRules REFUSING = rules(false, EscapedSlashes.REJECT);
    private static final PathRules SENDING_ON = rules(true, EscapedSlashes.UNESCAPE_AND_REDIRECT);

    private static PathRules rules(boolean merge, EscapedSlashes escaped) {
        return new PathRules(merge, escaped, HostPort.KEEP, false);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "/a/../b, /b",
                "/a/../../b, /b",
                "/a/./, /a/",
                "/a/., /a/",
                "/a/.., /",
                "/.., /",
                "/a//../b, /a/b",
                "/a/%2E./b, /b",
                "/a/b/%2E%2e/c?/../, /a/c?/../",
                "/a%2e%2e/b, /a../b",
                "/..., /...",
                "/a/.b/..c, /a/.b/..c",
                "/a\\b\\..\\c, /a/c",
                "/a%41%7e%2d%20, /aA~-%20",
                "/%25%41%2541, /%25A%2541",
                "/a%2Fb, /a%2Fb",
                "/a%5C, /a%5C",
                "/a%zz%, /a%zz%",
                "/a%2, /a%2",
                "/[]{}|^`<>\"~, /[]%7B%7D%7C%5E%60%3C%3E%22~",
                "/a;b/..;/c, /c",
                "/a/..;x, /",
                "/a/.;/c, /a/c",
                "/a/x..;/c, /a/x..;/c",
                "/a/%2e%2e;/c, /a/..;/c",
                "/a/..;\\c, /",
                "/a/...;/c, /a/...;/c",
                "/a?b=%41/../c, /a?b=%41/../c",
                "//a///b, //a///b",
            })
    void pathsAreResolved(String sent, String routed) {
        assertThat(PathNormalisation.normalise(sent, USUAL)).isEqualTo(new Routed(routed));
    }

    @ParameterizedTest
    @CsvSource({"//a///b?x//y, /a/b?x//y", "/a//, /a/", "//, //", "///, //", "/a//../b, /a/b", "/a, /a"})
    void slashesAreMergedAfterwards(String sent, String routed) {
        assertThat(PathNormalisation.normalise(sent, MERGING)).isEqualTo(new Routed(routed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%2Fb", "/a%2f", "/%5c", "/a%00"})
    void escapedSlashesAndZerosAreRefused(String sent) {
        assertThat(PathNormalisation.normalise(sent, REFUSING)).isEqualTo(new Refused());
    }

    @ParameterizedTest
    @CsvSource({"/a%2fb?c%2fd, /a/b?c%2fd", "/a/%2e%2e%5Cb, /b", "/a%2F%2Fb, /a/b"})
    void clientsAreSentToThePathWithoutEscapedSlashes(String sent, String told) {
        assertThat(PathNormalisation.normalise(sent, SENDING_ON)).isEqualTo(new Elsewhere(told));
    }

    @Test
    void aSlashInTheQueryIsNoReasonToRefuse() {
        assertThat(PathNormalisation.normalise("/a?%2F", REFUSING)).isEqualTo(new Routed("/a?%2F"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "", "a/b", "/a#b", "/a b", "/é", "/a\tb"})
    void otherTextsAreNoPaths(String sent) {
        assertThat(PathNormalisation.isSendable(sent)).isFalse();
    }
}
