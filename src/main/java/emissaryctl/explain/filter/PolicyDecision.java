package emissaryctl.explain.filter;

import emissaryctl.explain.match.Regexes;
import emissaryctl.explain.request.RoutedRequest;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.RouteAuth;
import emissaryctl.gateway.policy.DenyEverything;
import emissaryctl.gateway.policy.FilterPolicies;
import emissaryctl.gateway.policy.HeaderCondition;
import emissaryctl.gateway.policy.HeaderCondition.Exactly;
import emissaryctl.gateway.policy.HeaderCondition.Found;
import emissaryctl.gateway.policy.HeaderCondition.NotEmpty;
import emissaryctl.gateway.policy.Login;
import emissaryctl.gateway.policy.PolicyFilter;
import emissaryctl.gateway.policy.PolicyRule;
import emissaryctl.gateway.policy.PolicyStep;
import emissaryctl.source.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which filters of FilterPolicies a request passes.
public sealed interface PolicyDecision {

    int FOUND = 302;
    int UNAUTHORIZED = 401;

    /// There are no rules.
    record NoPolicies() implements PolicyDecision {}

    /// The route does without.
    record Skipped() implements PolicyDecision {}

    /// No rule fits.
    record NoRule() implements PolicyDecision {}

    /// The rule there is the first that fits, and the request passes the filters of these names. What follows is for a
    /// request that they let pass unchanged, unless one lets nobody pass, or is a login and has the page itself: it
    /// answers with `page` then to who brings nothing.
    record Ruled(Origin rule, List<String> passed, boolean refuses, Optional<Integer> page) implements PolicyDecision {
        public Ruled {
            passed = List.copyOf(passed);
        }

        private static Ruled of(PolicyRule rule, List<PolicyFilter> passed, String path) {
            return new Ruled(
                    rule.origin(),
                    passed.stream().map(PolicyFilter::name).toList(),
                    passed.stream().anyMatch(filter -> filter.action() instanceof DenyEverything),
                    passed.stream().anyMatch(filter -> filter.action() instanceof Login)
                            ? page(path)
                            : Optional.empty());
        }

        private static Optional<Integer> page(String pathAndQuery) {
            int query = pathAndQuery.indexOf('?');
            return switch (query < 0 ? pathAndQuery : pathAndQuery.substring(0, query)) {
                case Login.Place.CALLBACK -> Optional.of(UNAUTHORIZED);
                case Login.Place.SIGN_OUT -> Optional.of(FOUND);
                default -> Optional.empty();
            };
        }
    }

    /// Whether one of the filters lets nobody pass.
    default boolean refuses() {
        return false;
    }

    /// The names of the filters that the request passes.
    default List<String> passed() {
        return List.of();
    }

    /// The status with which a login answers itself.
    default Optional<Integer> page() {
        return Optional.empty();
    }

    /// Requests without a route pass filters, too, before they are refused.
    static PolicyDecision of(FilterPolicies policies, RoutedRequest request, Optional<Route> route, Regexes regexes) {
        if (policies.rules().isEmpty()) return new NoPolicies();
        if (route.filter(r -> r.auth() instanceof RouteAuth.SkipAuthorization).isPresent()) return new Skipped();
        return policies.rules().stream()
                .filter(rule -> rule.fits(request.authority(), request.path()))
                .findFirst()
                .<PolicyDecision>map(rule -> Ruled.of(rule, passed(policies, rule, request, regexes), request.path()))
                .orElseGet(NoRule::new);
    }

    private static List<PolicyFilter> passed(
            FilterPolicies policies, PolicyRule rule, RoutedRequest request, Regexes regexes) {
        Set<String> names = rule.steps().stream()
                .filter(step -> step.condition().stream().allMatch(condition -> holds(condition, request, regexes)))
                .map(PolicyStep::filter)
                .collect(Collectors.toSet());
        return policies.filters().stream()
                .filter(filter -> names.contains(filter.name()))
                .toList();
    }

    private static boolean holds(HeaderCondition condition, RoutedRequest request, Regexes regexes) {
        String value = request.header(condition.header()).orElse("");
        boolean found = switch (condition.test()) {
            case NotEmpty() -> !value.isEmpty();
            case Exactly(String text) ->
                request.header(condition.header()).filter(text::equals).isPresent();
            case Found(String regex) -> request.header(condition.header()).isPresent() && regexes.finds(regex, value);
        };
        return found != condition.negate();
    }
}
