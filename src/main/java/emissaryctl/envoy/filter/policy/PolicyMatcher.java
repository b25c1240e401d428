package emissaryctl.envoy.filter.policy;

import com.github.xds.core.v3.TypedExtensionConfig;
import com.github.xds.type.matcher.v3.Matcher;
import com.github.xds.type.matcher.v3.Matcher.MatcherList;
import com.github.xds.type.matcher.v3.Matcher.MatcherList.FieldMatcher;
import com.github.xds.type.matcher.v3.Matcher.MatcherList.Predicate;
import com.github.xds.type.matcher.v3.Matcher.OnMatch;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.policy.FilterPolicies;
import emissaryctl.gateway.policy.PolicyRule;
import emissaryctl.gateway.policy.PolicyStep;
import io.envoyproxy.envoy.extensions.filters.common.matcher.action.v3.SkipFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says which requests do not pass a filter. Envoy cannot be told which rule fits first, but it skips the filter as
/// soon as one of several reasons is true: no rule with the filter fits; a rule without it fits, and none with it
/// before; a rule with it fits under a condition that does not hold, and none with it before. No reason means that the
/// filter is passed.
final class PolicyMatcher {

    private final List<PolicyRule> rules;
    private final String filter;

    private PolicyMatcher(List<PolicyRule> rules, String filter) {
        this.rules = rules;
        this.filter = filter;
    }

    /// Empty when every request passes the filter.
    static Optional<Matcher> of(FilterPolicies policies, String filter) {
        List<Predicate> reasons = new PolicyMatcher(policies.rules(), filter).reasons();
        if (reasons.isEmpty()) return Optional.empty();
        MatcherList.Builder list = MatcherList.newBuilder();
        for (Predicate reason : reasons) {
            list.addMatchers(FieldMatcher.newBuilder().setPredicate(reason).setOnMatch(skip()));
        }
        return Optional.of(Matcher.newBuilder().setMatcherList(list).build());
    }

    private static OnMatch skip() {
        return OnMatch.newBuilder()
                .setAction(TypedExtensionConfig.newBuilder()
                        .setName("skip")
                        .setTypedConfig(TypedConfigs.pack(SkipFilter.getDefaultInstance())))
                .build();
    }

    private List<Predicate> reasons() {
        List<Predicate> reasons = new ArrayList<>();
        List<PolicyRule> with =
                rules.stream().filter(rule -> !steps(rule).isEmpty()).toList();
        fitsNone(with).ifPresent(reasons::add);
        List<PolicyRule> before = new ArrayList<>();
        for (PolicyRule rule : rules) {
            List<PolicyStep> steps = steps(rule);
            List<PolicyRule> earlier = before.stream().filter(rule::overlaps).toList();
            boolean later = with.stream().skip(before.size()).anyMatch(rule::overlaps);
            if (steps.isEmpty() && later) reasons.add(decides(rule, List.of(), earlier));
            boolean conditional = !steps.isEmpty()
                    && steps.stream().allMatch(s -> s.condition().isPresent());
            if (conditional) {
                List<Predicate> unmet = steps.stream()
                        .flatMap(step -> step.condition().stream())
                        .map(RequestPredicates::unmet)
                        .toList();
                reasons.add(decides(rule, unmet, earlier));
            }
            if (!steps.isEmpty()) before.add(rule);
        }
        return reasons;
    }

    private List<PolicyStep> steps(PolicyRule rule) {
        return rule.steps().stream()
                .filter(step -> step.filter().equals(filter))
                .toList();
    }

    /// No reason at all when one of the rules fits everything.
    private static Optional<Predicate> fitsNone(List<PolicyRule> with) {
        List<Predicate> fitting = new ArrayList<>();
        for (PolicyRule rule : with) {
            Optional<Predicate> fits = RequestPredicates.fits(rule);
            if (fits.isEmpty()) return Optional.empty();
            fitting.add(fits.get());
        }
        return Optional.of(RequestPredicates.not(RequestPredicates.any(fitting)));
    }

    /// The rule fits, none of the earlier ones does, and something else is the case, too.
    private static Predicate decides(PolicyRule rule, List<Predicate> also, List<PolicyRule> earlier) {
        List<Predicate> all = new ArrayList<>(also);
        RequestPredicates.fits(rule).ifPresent(all::add);
        for (PolicyRule other : earlier) {
            all.add(RequestPredicates.fits(other).map(RequestPredicates::not).orElseGet(RequestPredicates::never));
        }
        return all.isEmpty() ? RequestPredicates.not(RequestPredicates.never()) : RequestPredicates.all(all);
    }
}
