package emissaryctl.diff.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/// Finds what belongs together by what it has in common.
final class Matchmaker {

    private Matchmaker() {}

    /// Pairs that have a key in common, in the order of the sides. What has no key finds nobody.
    static <T> Pairing<T> match(List<T> before, List<T> after, Function<T, Optional<String>> key) {
        Map<String, Queue<T>> waiting = new HashMap<>();
        for (T each : after) {
            key.apply(each)
                    .ifPresent(k ->
                            waiting.computeIfAbsent(k, _ -> new ArrayDeque<>()).add(each));
        }
        List<Pair<T>> pairs = new ArrayList<>();
        List<T> removed = new ArrayList<>();
        Map<T, Boolean> taken = new java.util.IdentityHashMap<>();
        for (T each : before) {
            Optional<T> partner = key.apply(each).map(waiting::get).map(Queue::poll);
            if (partner.isEmpty()) removed.add(each);
            else {
                pairs.add(new Pair<>(each, partner.get()));
                taken.put(partner.get(), true);
            }
        }
        return new Pairing<>(
                pairs,
                removed,
                after.stream().filter(each -> !taken.containsKey(each)).toList());
    }

    /// Another look, by another key, at those that have found nobody.
    static <T> Pairing<T> then(Pairing<T> sofar, Function<T, Optional<String>> key) {
        return sofar.and(match(sofar.removed(), sofar.added(), key));
    }
}
