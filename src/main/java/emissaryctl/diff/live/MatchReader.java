package emissaryctl.diff.live;

import emissaryctl.explain.match.RouteMatching;
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
import java.util.Map;
import java.util.Optional;

/// Which requests a route takes. What is not understood is left out, so that the criteria take more requests than the
/// route and none that it takes is missed: a request that they do not take, the route does not take for certain.
final class MatchReader {

    private static final PathMatch ANY = new PathPrefix("");
    private static final Map<String, Integer> DENOMINATORS =
            Map.of("HUNDRED", 1, "TEN_THOUSAND", 100, "MILLION", 10_000);

    private MatchReader() {}

    static RouteCriteria read(Fields match) {
        return new RouteCriteria(
                path(match),
                match.text("case_sensitive").filter("false"::equals).isEmpty(),
                match.list("headers", MatchReader::named),
                match.list("query_parameters", MatchReader::named),
                match.message("runtime_fraction", MatchReader::share));
    }

    private static PathMatch path(Fields match) {
        Optional<PathMatch> plain = match.text("prefix")
                .<PathMatch>map(PathPrefix::new)
                .or(() -> match.text("path").map(ExactPath::new))
                .or(() -> match.text("path_separated_prefix").map(PathSegments::new));
        return plain.or(() -> match.message("safe_regex", MatchReader::regex).map(PathRegex::new))
                .filter(path -> !(path instanceof PathRegex(String regex)) || RouteMatching.reads(regex))
                .orElse(ANY);
    }

    /// RE2 is Envoy's only engine, whatever is set of it.
    static String regex(Fields matcher) {
        matcher.skip("google_re2");
        String regex = matcher.text("regex").orElse("");
        if (!RouteMatching.reads(regex)) matcher.doubt("regex");
        return regex;
    }

    private static NamedMatch named(Fields matcher) {
        matcher.only("invert_match", "false");
        matcher.only("treat_missing_header_as_empty", "false");
        matcher.only("present_match", "true");
        Optional<TextMatch> value = matcher.message("string_match", MatchReader::text);
        return new NamedMatch(matcher.text("name").orElse(""), value.orElse(new Present()));
    }

    private static TextMatch text(Fields matcher) {
        matcher.only("ignore_case", "false");
        Optional<TextMatch> plain = matcher.text("exact")
                .<TextMatch>map(ExactText::new)
                .or(() -> matcher.text("prefix").map(TextPrefix::new))
                .or(() -> matcher.text("suffix").map(TextSuffix::new));
        return plain.or(() -> matcher.message("safe_regex", MatchReader::regex).map(TextRegex::new))
                .orElse(new Present());
    }

    private static TrafficShare share(Fields fraction) {
        fraction.skip("runtime_key");
        return new TrafficShare(
                fraction.message("default_value", MatchReader::percent).orElse(0), Optional.empty());
    }

    /// In whole percent, which is how the matcher counts.
    static int percent(Fields fraction) {
        int numerator = fraction.number("numerator").orElse(0);
        int one = DENOMINATORS.getOrDefault(fraction.text("denominator").orElse("HUNDRED"), 1);
        if (numerator % one != 0) fraction.doubt("numerator");
        return Math.min(100, (numerator + one - 1) / one);
    }
}
