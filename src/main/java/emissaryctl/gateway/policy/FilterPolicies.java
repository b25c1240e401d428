package emissaryctl.gateway.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which requests pass which filters: of the rules the first that fits a request counts. The filters stand in the order
/// in which a request comes to them; each rule names some of them, in that order.
public record FilterPolicies(List<PolicyRule> rules, List<PolicyFilter> filters) {

    public static final FilterPolicies NONE = new FilterPolicies(List.of(), List.of());

    public FilterPolicies {
        rules = List.copyOf(rules);
        filters = List.copyOf(filters);
        Set<String> names = filters.stream().map(PolicyFilter::name).collect(Collectors.toSet());
        boolean unknown =
                rules.stream().flatMap(rule -> rule.steps().stream()).anyMatch(step -> !names.contains(step.filter()));
        if (names.size() < filters.size() || unknown) {
            throw new IllegalArgumentException("filters of policies that have no name of their own");
        }
    }
}
