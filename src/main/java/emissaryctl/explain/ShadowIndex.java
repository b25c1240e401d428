package emissaryctl.explain;

import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.RouteCriteria;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Routes that were tried already, such that one that takes all requests of another is found without looking at every
/// pair: by what its paths begin with, and by the rarest of its conditions.
public final class ShadowIndex {

    /// So many routes with one beginning and one condition are looked at; of more than that nothing is said.
    private static final int MOST_CANDIDATES = 200;

    private final Covering covering = new Covering(new Regexes());
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final Map<String, Map<String, List<Route>>> byHead = new HashMap<>();
    private final NavigableSet<Integer> headLengths = new TreeSet<>();

    /// An empty index that `expected` may be added to.
    public ShadowIndex(List<Route> expected) {
        for (Route route : expected) {
            ConditionKeys.of(route.criteria()).forEach(key -> frequencies.merge(key, 1, Integer::sum));
        }
    }

    public void add(Route route) {
        String head = AsciiCase.lower(PathSet.of(route.criteria()).head());
        String rarest = ConditionKeys.of(route.criteria()).stream()
                .min(Comparator.comparing(key -> frequencies.getOrDefault(key, 0)))
                .orElse(ConditionKeys.NONE);
        headLengths.add(head.length());
        byHead.computeIfAbsent(head, _ -> new HashMap<>())
                .computeIfAbsent(rarest, _ -> new ArrayList<>())
                .add(route);
    }

    /// One of the routes that takes every request with these criteria, of those that count: one of the broadest.
    public Optional<Route> cover(RouteCriteria criteria, Predicate<Route> counts) {
        String head = AsciiCase.lower(PathSet.of(criteria).head());
        Set<String> keys = ConditionKeys.implied(criteria);
        for (int length : headLengths.headSet(head.length(), true)) {
            Map<String, List<Route>> routes = byHead.getOrDefault(head.substring(0, length), Map.of());
            for (String key : common(keys, routes.keySet())) {
                Optional<Route> cover = routes.getOrDefault(key, List.of()).stream()
                        .limit(MOST_CANDIDATES)
                        .filter(route -> counts.test(route) && covering.covers(route.criteria(), criteria))
                        .findFirst();
                if (cover.isPresent()) return cover;
            }
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
