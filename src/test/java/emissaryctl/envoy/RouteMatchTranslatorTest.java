package emissaryctl.envoy;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RouteMatchTranslatorTest {

    static Stream<Arguments> paths() {
        return Stream.of(
                Arguments.of(new PathPrefix("/a/"), """
                        {"prefix": "/a/", "case_sensitive": true}"""),
                Arguments.of(new PathSegments("/a"), """
                        {"path_separated_prefix": "/a", "case_sensitive": true}"""),
                Arguments.of(new ExactPath("/a"), """
                        {"path": "/a", "case_sensitive": true}"""),
                Arguments.of(new PathRegex("/a+"), """
                        {"safe_regex": {"regex": "/a+"}, "case_sensitive": true}"""));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void eachWayOfMatchingAPathHasItsField(PathMatch path, String expected) {
        RouteCriteria criteria = new RouteCriteria(path, true, List.of(), List.of(), Optional.empty());

        assertThat(Json.of(RouteMatchTranslator.translate(criteria))).isEqualTo(Json.parse(expected));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(new ExactText("v"), """
                        {"name": "n", "string_match": {"exact": "v"}}"""),
                Arguments.of(new TextPrefix("v"), """
                        {"name": "n", "string_match": {"prefix": "v"}}"""),
                Arguments.of(new TextSuffix("v"), """
                        {"name": "n", "string_match": {"suffix": "v"}}"""),
                Arguments.of(new TextRegex("v+"), """
                        {"name": "n", "string_match": {"safe_regex": {"regex": "v+"}}}"""),
                Arguments.of(new Present(), """
                        {"name": "n", "present_match": true}"""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void headersAndQueryParametersMatchAlike(TextMatch value, String expected) {
        List<NamedMatch> matches = List.of(new NamedMatch("n", value));
        RouteCriteria criteria = new RouteCriteria(new PathPrefix("/"), true, matches, matches, Optional.empty());

        var json = Json.of(RouteMatchTranslator.translate(criteria));

        assertThat(json.get("headers").get(0)).isEqualTo(Json.parse(expected));
        assertThat(json.get("query_parameters").get(0)).isEqualTo(Json.parse(expected));
    }

    @Test
    void insensitivityToCaseIsSaidToo() {
        RouteCriteria criteria = new RouteCriteria(new PathPrefix("/"), false, List.of(), List.of(), Optional.empty());

        assertThat(Json.of(RouteMatchTranslator.translate(criteria))).isEqualTo(Json.parse("""
                {"prefix": "/", "case_sensitive": false}"""));
    }

    @Test
    void aShareIsAFractionOfAHundredThatTheRuntimeMayChange() {
        RouteCriteria criteria = new RouteCriteria(
                new PathPrefix("/"),
                true,
                List.of(),
                List.of(),
                Optional.of(new TrafficShare(25, Optional.of("routing.traffic_shift.a"))));

        assertThat(Json.of(RouteMatchTranslator.translate(criteria))).isEqualTo(Json.parse("""
                {
                  "prefix": "/",
                  "case_sensitive": true,
                  "runtime_fraction": {"default_value": {"numerator": 25}, "runtime_key": "routing.traffic_shift.a"}
                }"""));
    }

    @Test
    void aShareOfNothingIsStillAFraction() {
        RouteCriteria criteria = new RouteCriteria(
                new PathPrefix("/"), true, List.of(), List.of(), Optional.of(new TrafficShare(0, Optional.empty())));

        assertThat(Json.of(RouteMatchTranslator.translate(criteria))).isEqualTo(Json.parse("""
                {"prefix": "/", "case_sensitive": true, "runtime_fraction": {"default_value": {}}}"""));
    }
}
