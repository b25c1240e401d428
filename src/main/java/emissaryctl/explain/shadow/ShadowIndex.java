package emissaryctl.explain.shadow;

import emissaryctl.explain.match.ByHead;
import emissaryctl.explain.match.PathSet;
import emissaryctl.explain.match.Regexes;
import emissaryctl.explain.shadow.ConditionKeys.Condition;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.RouteCriteria;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Routes that were tried already, such that one that takes all requests of another is found without looking at every
/// pair: by what its paths begin with, and by the rarest of its conditions.
public final class ShadowIndex {

    /// So many routes with one beginning and one condition are looked at; of more than that nothing is said.
    private static final int MOST_CANDIDATES = 200;

    private final Covering covering = new Covering(new Regexes());
    private final ConditionKeys conditions = new ConditionKeys();
    private final Map<String, Integer> frequencies = new HashMap<>();
    /// For each head the routes by their rarest condition.
    private final ByHead<Map<String, List<Entry>>> byHead = new ByHead<>();

    private final Set<String> shapes = new HashSet<>();

    private record Entry(Route route, PathSet paths) {}

    /// An empty index that `expected` may be added to.
    public ShadowIndex(List<Route> expected) {
        for (Route route : expected) {
            for (Condition condition : conditions.of(route.criteria())) {
                frequencies.merge(condition.key(), 1, Integer::sum);
                shapes.add(condition.shape());
            }
        }
    }

    /// Remembers a route behind those that are known.
    public void add(Route route) {
        PathSet paths = PathSet.of(route.criteria());
        String rarest = conditions.of(route.criteria()).stream()
                .map(Condition::key)
                .min(Comparator.comparing(key -> frequencies.getOrDefault(key, 0)))
                .orElse(ConditionKeys.NONE);
        byHead.at(paths.head(), HashMap::new)
                .computeIfAbsent(rarest, _ -> new ArrayList<>())
                .add(new Entry(route, paths));
    }

    /// One of the routes that takes every request with these criteria, of those that count: one of the broadest.
    public Optional<Route> cover(RouteCriteria criteria, Predicate<Route> counts) {
        PathSet paths = PathSet.of(criteria);
        Set<String> keys = Set.of();
        for (Map<String, List<Entry>> routes : byHead.of(paths.head()).toList()) {
            if (keys.isEmpty()) keys = conditions.implied(criteria, shapes);
            for (String key : common(keys, routes.keySet())) {
                Optional<Route> cover = first(routes.getOrDefault(key, List.of()), criteria, paths, counts);
                if (cover.isPresent()) return cover;
            }
        }
        return Optional.empty();
    }

    private Optional<Route> first(
            List<Entry> candidates, RouteCriteria criteria, PathSet paths, Predicate<Route> counts) {
        for (Entry each : candidates.subList(0, Math.min(candidates.size(), MOST_CANDIDATES))) {
            Route route = each.route();
            boolean covers = covering.covers(route.criteria(), each.paths(), criteria, paths);
            if (covers && counts.test(route)) return Optional.of(route);
        }
        return Optional.empty();
    }

    private static List<String> common(Set<String> keys, Set<String> present) {
        Set<String> fewer = keys.size() < present.size() ? keys : present;
        List<String> common = new ArrayList<>(fewer.stream()
                .filter(fewer == keys ? present::contains : keys::contains)
                .toList());
        Collections.sort(common);
        return common;
    }
}
