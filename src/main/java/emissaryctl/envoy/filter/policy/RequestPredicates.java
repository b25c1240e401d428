package emissaryctl.envoy.filter.policy;

import com.github.xds.core.v3.TypedExtensionConfig;
import com.github.xds.type.matcher.v3.Matcher.MatcherList.Predicate;
import com.github.xds.type.matcher.v3.Matcher.MatcherList.Predicate.PredicateList;
import com.github.xds.type.matcher.v3.Matcher.MatcherList.Predicate.SinglePredicate;
import com.github.xds.type.matcher.v3.RegexMatcher;
import com.github.xds.type.matcher.v3.RegexMatcher.GoogleRE2;
import com.github.xds.type.matcher.v3.StringMatcher;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.policy.Glob;
import emissaryctl.gateway.policy.HeaderCondition;
import emissaryctl.gateway.policy.HeaderCondition.Exactly;
import emissaryctl.gateway.policy.HeaderCondition.Found;
import emissaryctl.gateway.policy.HeaderCondition.NotEmpty;
import emissaryctl.gateway.policy.PolicyRule;
import io.envoyproxy.envoy.type.matcher.v3.HttpRequestHeaderMatchInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be asked of a request. A header that is not there answers every question with no. Regular expressions take
/// bytes (`\C`), for a `.` would not match what is no UTF-8.
final class RequestPredicates {

    private static final String PORT = "(?::[0-9]+)?";
    private static final String QUERY = "(?:\\?\\C*)?";

    private RequestPredicates() {}

    static Predicate not(Predicate predicate) {
        return Predicate.newBuilder().setNotMatcher(predicate).build();
    }

    static Predicate any(List<Predicate> predicates) {
        if (predicates.size() == 1) return predicates.getFirst();
        return Predicate.newBuilder()
                .setOrMatcher(PredicateList.newBuilder().addAllPredicate(predicates))
                .build();
    }

    static Predicate all(List<Predicate> predicates) {
        if (predicates.size() == 1) return predicates.getFirst();
        return Predicate.newBuilder()
                .setAndMatcher(PredicateList.newBuilder().addAllPredicate(predicates))
                .build();
    }

    /// True of no request.
    static Predicate never() {
        return header(":method", StringMatcher.newBuilder().setExact("-").build());
    }

    /// Whether a request fits a rule; empty when all do.
    static Optional<Predicate> fits(PolicyRule rule) {
        List<Predicate> parts = new ArrayList<>();
        if (!rule.host().isAny()) parts.add(host(rule));
        if (!rule.path().isAny()) parts.add(path(rule.path()));
        return parts.isEmpty() ? Optional.empty() : Optional.of(all(parts));
    }

    private static Predicate host(PolicyRule rule) {
        List<String> parts = rule.host().parts();
        boolean beginning = parts.size() == 2 && parts.get(1).isEmpty();
        if (beginning) {
            return header(
                    ":authority",
                    StringMatcher.newBuilder()
                            .setPrefix(parts.getFirst())
                            .setIgnoreCase(true)
                            .build());
        }
        String port = rule.namesPort() ? "" : PORT;
        return header(":authority", regex("(?i)" + String.join("\\C*", quoted(parts)) + port));
    }

    /// A path up to a star is the beginning of one; any other is asked for with and without a query.
    private static Predicate path(Glob glob) {
        List<String> parts = glob.parts();
        if (parts.size() == 1) {
            return any(List.of(
                    header(
                            ":path",
                            StringMatcher.newBuilder().setExact(glob.text()).build()),
                    header(
                            ":path",
                            StringMatcher.newBuilder()
                                    .setPrefix(glob.text() + "?")
                                    .build())));
        }
        boolean beginning = parts.size() == 2 && parts.get(1).isEmpty();
        if (beginning) {
            return header(
                    ":path",
                    StringMatcher.newBuilder().setPrefix(parts.getFirst()).build());
        }
        return header(":path", regex(String.join("[^?]*", quoted(parts)) + QUERY));
    }

    /// The condition does not hold.
    static Predicate unmet(HeaderCondition condition) {
        String name = condition.header().toLowerCase(Locale.ROOT);
        Predicate holds = switch (condition.test()) {
            case NotEmpty() -> header(name, regex("\\C+"));
            case Exactly(String text) ->
                header(name, StringMatcher.newBuilder().setExact(text).build());
            case Found found -> header(name, regex(found.anywhere()));
        };
        return condition.negate() ? holds : not(holds);
    }

    private static StringMatcher regex(String regex) {
        return StringMatcher.newBuilder()
                .setSafeRegex(RegexMatcher.newBuilder()
                        .setGoogleRe2(GoogleRE2.getDefaultInstance())
                        .setRegex(regex))
                .build();
    }

    private static Predicate header(String name, StringMatcher value) {
        TypedExtensionConfig input = TypedExtensionConfig.newBuilder()
                .setName(name)
                .setTypedConfig(TypedConfigs.pack(HttpRequestHeaderMatchInput.newBuilder()
                        .setHeaderName(name)
                        .build()))
                .build();
        return Predicate.newBuilder()
                .setSinglePredicate(SinglePredicate.newBuilder().setInput(input).setValueMatch(value))
                .build();
    }

    private static List<String> quoted(List<String> parts) {
        return parts.stream().map(RequestPredicates::quoted).toList();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\.+*?()|[]{}^$".indexOf(c) >= 0) quoted.append('\\');
            quoted.append(c);
        }
        return quoted.toString();
    }
}
