package emissaryctl.diff.compare;

import emissaryctl.diff.Difference;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Subject.OfRoute;
import emissaryctl.diff.tree.FieldChange;
import emissaryctl.diff.tree.HostPlace;
import emissaryctl.diff.tree.HostRoutes;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.RouteWords;
import emissaryctl.diff.tree.Tree.Leaf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds routes that have come before others, or behind, where that can matter: a request may match both, and they do
/// not do the same.
final class RouteOrder {

    private final Map<RouteItem, Pair<RouteItem>> byBefore = new IdentityHashMap<>();
    private final Map<RouteItem, Pair<RouteItem>> byAfter = new IdentityHashMap<>();
    private final Map<Pair<RouteItem>, Move> moves = new LinkedHashMap<>();

    /// A route, one that it has changed places with, and where.
    private record Move(RouteItem passed, boolean forward, List<HostPlace> places) {}

    private RouteOrder(List<Pair<RouteItem>> pairs) {
        for (Pair<RouteItem> pair : pairs) {
            // Another match has another place; that is not a move.
            if (!pair.before().groupKey().equals(pair.after().groupKey())) continue;
            byBefore.put(pair.before(), pair);
            byAfter.put(pair.after(), pair);
        }
    }

    static List<Difference> differences(List<Pair<RouteItem>> pairs, List<HostRoutes> before, List<HostRoutes> after) {
        RouteOrder order = new RouteOrder(pairs);
        Map<HostPlace, HostRoutes> old = new HashMap<>();
        before.forEach(host -> old.put(host.place(), host));
        for (HostRoutes host : after) {
            HostRoutes there = old.get(host.place());
            if (there != null) order.compare(there, host);
        }
        return order.moves.entrySet().stream()
                .map(each -> difference(each.getKey(), each.getValue()))
                .toList();
    }

    private static Difference difference(Pair<RouteItem> pair, Move move) {
        String other = RouteWords.of(move.passed());
        FieldChange field = new FieldChange(
                "order",
                Optional.of(new Leaf((move.forward() ? "after " : "before ") + other)),
                Optional.of(new Leaf((move.forward() ? "before " : "after ") + other)));
        return new Difference(
                new OfRoute(
                        Optional.of(pair.before()),
                        Optional.of(pair.after()),
                        move.places(),
                        Optional.of(move.passed())),
                Kind.MOVED,
                pair.before().origin(),
                pair.after().origin(),
                List.of(field));
    }

    private void compare(HostRoutes before, HostRoutes after) {
        Map<Pair<RouteItem>, Integer> position = new IdentityHashMap<>();
        for (RouteItem route : before.routes()) {
            Pair<RouteItem> pair = byBefore.get(route);
            if (pair != null) position.put(pair, position.size());
        }
        List<Pair<RouteItem>> now = new ArrayList<>();
        for (RouteItem route : after.routes()) {
            Pair<RouteItem> pair = byAfter.get(route);
            if (pair != null && position.containsKey(pair)) now.add(pair);
        }
        int[] old = now.stream().mapToInt(position::get).toArray();
        boolean[] stays = Ascending.longest(old);
        for (int i = 0; i < old.length; i++) {
            if (!stays[i]) passed(now, old, stays, i).ifPresent(add(now.get(i), after.place()));
        }
    }

    private record Passed(RouteItem route, boolean forward) {}

    private java.util.function.Consumer<Passed> add(Pair<RouteItem> pair, HostPlace place) {
        return passed -> {
            Move move = moves.computeIfAbsent(pair, _ -> new Move(passed.route(), passed.forward(), List.of()));
            List<HostPlace> places = new ArrayList<>(move.places());
            places.add(place);
            moves.put(pair, new Move(move.passed(), move.forward(), List.copyOf(places)));
        };
    }

    /// The first route that has changed places with the one at `moved` so that it matters. Of two that both moved, the
    /// later one is told.
    private static Optional<Passed> passed(List<Pair<RouteItem>> now, int[] old, boolean[] stays, int moved) {
        RouteItem route = now.get(moved).after();
        for (int i = 0; i < old.length; i++) {
            boolean swapped = i < moved ? old[i] > old[moved] : old[i] < old[moved];
            if (i == moved || !swapped || !stays[i] && i > moved) continue;
            RouteItem other = now.get(i).after();
            boolean matters =
                    !other.actionKey().equals(route.actionKey()) && Overlap.isPossible(other.match(), route.match());
            if (matters) return Optional.of(new Passed(other, moved < i));
        }
        return Optional.empty();
    }

    /// The longest ascending part of a sequence of different numbers.
    static final class Ascending {

        private Ascending() {}

        static boolean[] longest(int[] numbers) {
            int[] ends = new int[numbers.length];
            int[] before = new int[numbers.length];
            int length = 0;
            for (int i = 0; i < numbers.length; i++) {
                int at = i;
                int place = search(numbers, ends, length, numbers[at]);
                before[i] = place == 0 ? -1 : ends[place - 1];
                ends[place] = i;
                if (place == length) length++;
            }
            boolean[] part = new boolean[numbers.length];
            Arrays.fill(part, false);
            for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = before[i]) part[i] = true;
            return part;
        }

        private static int search(int[] numbers, int[] ends, int length, int number) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (numbers[ends[middle]] < number) low = middle + 1;
                else high = middle;
            }
            return low;
        }
    }
}
