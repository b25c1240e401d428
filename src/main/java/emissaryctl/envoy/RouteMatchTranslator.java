package emissaryctl.envoy;

import com.google.protobuf.BoolValue;
import emissaryctl.envoy.message.Fractions;
import emissaryctl.envoy.message.Matchers;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactPath;
import emissaryctl.gateway.RouteCriteria.ExactText;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteCriteria.PathRegex;
import emissaryctl.gateway.RouteCriteria.PathSegments;
import emissaryctl.gateway.RouteCriteria.Present;
import emissaryctl.gateway.RouteCriteria.TextMatch;
import emissaryctl.gateway.RouteCriteria.TextPrefix;
import emissaryctl.gateway.RouteCriteria.TextRegex;
import emissaryctl.gateway.RouteCriteria.TextSuffix;
import emissaryctl.gateway.RouteCriteria.TrafficShare;
import io.envoyproxy.envoy.config.core.v3.RuntimeFractionalPercent;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.config.route.v3.QueryParameterMatcher;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.util.Optional;

/// Which requests a route takes.
final class RouteMatchTranslator {

    static RouteMatch translate(RouteCriteria criteria) {
        RouteMatch.Builder match = RouteMatch.newBuilder()
                .setCaseSensitive(BoolValue.of(criteria.caseSensitive()))
                .addAllHeaders(criteria.headers().stream()
                        .map(RouteMatchTranslator::header)
                        .toList())
                .addAllQueryParameters(criteria.queryParameters().stream()
                        .map(RouteMatchTranslator::queryParameter)
                        .toList());
        switch (criteria.path()) {
            case PathPrefix(String prefix) -> match.setPrefix(prefix);
            case PathSegments(String prefix) -> match.setPathSeparatedPrefix(prefix);
            case ExactPath(String path) -> match.setPath(path);
            case PathRegex(String regex) -> match.setSafeRegex(Matchers.regex(regex));
        }
        criteria.share().map(RouteMatchTranslator::fraction).ifPresent(match::setRuntimeFraction);
        return match.build();
    }

    private static RuntimeFractionalPercent fraction(TrafficShare share) {
        return share.runtimeKey()
                .map(key -> Fractions.runtime(share.percent(), key))
                .orElseGet(() -> Fractions.fixed(share.percent()));
    }

    private static HeaderMatcher header(NamedMatch match) {
        HeaderMatcher.Builder header = HeaderMatcher.newBuilder().setName(match.name());
        text(match.value()).ifPresentOrElse(header::setStringMatch, () -> header.setPresentMatch(true));
        return header.build();
    }

    private static QueryParameterMatcher queryParameter(NamedMatch match) {
        QueryParameterMatcher.Builder parameter =
                QueryParameterMatcher.newBuilder().setName(match.name());
        text(match.value()).ifPresentOrElse(parameter::setStringMatch, () -> parameter.setPresentMatch(true));
        return parameter.build();
    }

    /// Absent: any text will do.
    private static Optional<StringMatcher> text(TextMatch match) {
        return switch (match) {
            case ExactText(String text) -> Optional.of(Matchers.exact(text));
            case TextPrefix(String prefix) ->
                Optional.of(StringMatcher.newBuilder().setPrefix(prefix).build());
            case TextSuffix(String suffix) ->
                Optional.of(StringMatcher.newBuilder().setSuffix(suffix).build());
            case TextRegex(String regex) ->
                Optional.of(StringMatcher.newBuilder()
                        .setSafeRegex(Matchers.regex(regex))
                        .build());
            case Present _ -> Optional.empty();
        };
    }

    private RouteMatchTranslator() {}
}
