package emissaryctl.explain.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.explain.match.Regexes;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactPath;
import emissaryctl.gateway.RouteCriteria.ExactText;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.PathMatch;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteCriteria.PathRegex;
import emissaryctl.gateway.RouteCriteria.PathSegments;
import emissaryctl.gateway.RouteCriteria.Present;
import emissaryctl.gateway.RouteCriteria.TextMatch;
import emissaryctl.gateway.RouteCriteria.TextPrefix;
import emissaryctl.gateway.RouteCriteria.TextRegex;
import emissaryctl.gateway.RouteCriteria.TextSuffix;
import emissaryctl.gateway.RouteCriteria.TrafficShare;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoveringTest {

    private final Covering covering = new Covering(new Regexes());

    /// `/a/` is a prefix, `=/a` exact, `%/a` whole segments, `~/a.*` a regular expression; `i` in front ignores case.
    @ParameterizedTest
    @CsvSource(
            delimiterString = " > ",
            value = {
                "/           > ~/v[0-9]+       > true",
                "/           > ~(/a|/b).*      > true",
                "/a          > ~(/a|/ab).*     > false",
                "/           > *               > false",
                "/v          > ~/v[0-9]+/.*    > true",
                "/v1         > ~/v[0-9]+/.*    > false",
                "/v1         > ~/v1?/.*        > false",
                "/v1/        > ~/v1/a|/b       > false",
                "/v1/        > ~/v1/(a|b)      > true",
                "/v1/        > ~(?i)/v1/.*     > false",
                "i/V1/       > ~/v1/.+         > true",
                "~/v1/.*     > /v1/users/      > true",
                "~/v1/.*     > /v1             > false",
                "~/v1/.+     > /v1/users/      > false",
                "~/v1\\.*    > /v1.            > false",
                "~/v1[.*]    > /v1.            > false",
                "~/v.*/x/.*  > /v1/x/y/        > true",
                "~/v.*/x/.*  > =/v1/x/y        > true",
                "~/v.*/x/.*  > i=/v1/x/y       > false",
                "~/a/.*|/b   > /a/b/           > false",
                "~/a\\b.*    > /a              > false",
                "~/a$.*      > /a              > false",
                "~/v1\\.0    > =/v1.0          > true",
                "~/v1.0      > =/v1.0          > true",
                "~^/v1/.*$   > ~/v1/[a-z]+     > true",
                "%/v1        > /v1             > false",
                "%/v1        > /v1/            > true",
                "%/v1        > %/v1            > true",
                "%/v1        > =/v1            > true",
                "%/v1        > =/v1x           > false",
                "/-/         > i/-/x           > true",
                "/a/         > i/a/x           > false",
            })
    void pathsAreComparedAsTheyMatch(String earlier, String later, boolean covers) {
        assertThat(covering.covers(criteria(earlier), criteria(later))).isEqualTo(covers);
    }

    private static RouteCriteria criteria(String written) {
        boolean fold = written.startsWith("i");
        String text = fold ? written.substring(1) : written;
        PathMatch path = switch (text.charAt(0)) {
            case '~' -> new PathRegex(text.substring(1));
            case '=' -> new ExactPath(text.substring(1));
            case '%' -> new PathSegments(text.substring(1));
            default -> new PathPrefix(text);
        };
        return new RouteCriteria(path, !fold, List.of(), List.of(), Optional.empty());
    }

    @Test
    void valuesImplyWhatIsWider() {
        assertThat(implies(new ExactText("api.example.com"), new TextSuffix(".example.com")))
                .isTrue();
        assertThat(implies(new TextSuffix(".example.com"), new ExactText("api.example.com")))
                .isFalse();
        assertThat(implies(new TextSuffix(".a.example.com"), new TextSuffix(".example.com")))
                .isTrue();
        assertThat(implies(new TextPrefix("api."), new TextPrefix("ap"))).isTrue();
        assertThat(implies(new TextPrefix("api."), new TextSuffix("."))).isFalse();
        assertThat(implies(new TextRegex("[a-z]+"), new Present())).isTrue();
        assertThat(implies(new ExactText("abc"), new TextRegex("[a-z]+"))).isTrue();
        assertThat(implies(new TextPrefix("abc"), new TextRegex(".*"))).isTrue();
        assertThat(implies(new TextPrefix("abc"), new TextRegex("[a-z]+"))).isFalse();
        assertThat(implies(new Present(), new ExactText("abc"))).isFalse();
    }

    private boolean implies(TextMatch later, TextMatch earlier) {
        return covering.covers(wants("x-a", earlier), wants("X-A", later));
    }

    @Test
    void namesOfHeadersKnowNoCaseAndThoseOfParametersDo() {
        assertThat(covering.covers(wants("x-a", new Present()), wants("X-A", new Present())))
                .isTrue();
        assertThat(covering.covers(asks("a"), asks("A"))).isFalse();
        assertThat(covering.covers(asks("a"), asks("a"))).isTrue();
    }

    @Test
    void theLesserShareIsAPartOfTheGreater() {
        assertThat(covering.covers(share(30), share(20))).isTrue();
        assertThat(covering.covers(share(20), share(30))).isFalse();
    }

    private static RouteCriteria wants(String header, TextMatch value) {
        return new RouteCriteria(
                new PathPrefix("/"), true, List.of(new NamedMatch(header, value)), List.of(), Optional.empty());
    }

    private static RouteCriteria asks(String parameter) {
        List<NamedMatch> wanted = List.of(new NamedMatch(parameter, new Present()));
        return new RouteCriteria(new PathPrefix("/"), true, List.of(), wanted, Optional.empty());
    }

    private static RouteCriteria share(int percent) {
        return new RouteCriteria(
                new PathPrefix("/"),
                true,
                List.of(),
                List.of(),
                Optional.of(new TrafficShare(percent, Optional.empty())));
    }
}
