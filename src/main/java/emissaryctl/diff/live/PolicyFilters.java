package emissaryctl.diff.live;

import emissaryctl.diff.tree.Configuration;
import emissaryctl.diff.tree.Item;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.Tree;
import emissaryctl.gateway.policy.FilterPolicies;
import emissaryctl.gateway.policy.Glob;
import emissaryctl.gateway.policy.HeaderInjection;
import emissaryctl.gateway.policy.PolicyFilter;
import emissaryctl.gateway.policy.PolicyRule;
import emissaryctl.gateway.policy.PolicyStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Filters of FilterPolicies that both sides have to the letter. Which requests pass them is not read back, but it is
/// the same ones on both sides, and what follows is for a request that they let pass.
public record PolicyFilters(Set<String> names) {

    public static final PolicyFilters NONE = new PolicyFilters(Set.of());

    private static final String OURS = "filter.";

    public PolicyFilters {
        names = Set.copyOf(names);
    }

    public static PolicyFilters common(Configuration one, Configuration other) {
        Map<String, Set<String>> some = byName(one);
        Map<String, Set<String>> others = byName(other);
        return new PolicyFilters(some.entrySet().stream()
                .filter(each -> each.getValue().size() == 1 && each.getValue().equals(others.get(each.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    /// What filters of a name there are; one that refuses everybody is not among them.
    private static Map<String, Set<String>> byName(Configuration configuration) {
        Map<String, Set<String>> all = new HashMap<>();
        for (Item item : configuration.items()) {
            if (item.layer() != Layer.FILTER) continue;
            for (Tree filter : item.tree().list("http_filters")) {
                filter.text("name")
                        .filter(name -> name.startsWith(OURS))
                        .ifPresent(name ->
                                all.computeIfAbsent(name, _ -> new TreeSet<>()).add(filter.key()));
            }
        }
        return all;
    }

    boolean have(String name) {
        return names.contains(name);
    }

    /// A policy for all requests, whose filters do nothing that would be seen here.
    static FilterPolicies passed(List<String> names) {
        if (names.isEmpty()) return FilterPolicies.NONE;
        List<PolicyFilter> filters = names.stream()
                .map(name -> new PolicyFilter(name, RouteReader.UNTOLD, new HeaderInjection(List.of())))
                .toList();
        List<PolicyStep> steps = names.stream()
                .map(name -> new PolicyStep(name, Optional.empty()))
                .toList();
        return new FilterPolicies(List.of(new PolicyRule(RouteReader.UNTOLD, Glob.ANY, Glob.ANY, steps)), filters);
    }
}
