package emissaryctl.pipeline;

import emissaryctl.diff.Comparison;
import emissaryctl.diff.Configuration;
import emissaryctl.diff.Entry;
import emissaryctl.diff.EnvoyDiff;
import emissaryctl.diff.Evidence;
import emissaryctl.diff.judge.Judges;
import emissaryctl.diff.witness.Decisions;
import emissaryctl.diff.witness.WitnessSearch;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A comparison of two sides, with all there is to say about it.
public final class Diffing {

    private Diffing() {}

    public static Comparison compare(DiffSide before, DiffSide after) {
        List<Entry> entries = EnvoyDiff.between(before.side(), after.side()).stream()
                .map(searching(before, after))
                .map(Judges::judge)
                .toList();
        return new Comparison(
                before.side().name(), after.side().name(), entries, Optional.empty(), passedOver(before, after));
    }

    /// As many as the side has that has more.
    private static SortedMap<String, Integer> passedOver(DiffSide before, DiffSide after) {
        SortedMap<String, Integer> all = new TreeMap<>();
        for (DiffSide side : List.of(before, after)) {
            side.loaded()
                    .ifPresent(loaded ->
                            loaded.value().passedOver().forEach((kind, number) -> all.merge(kind, number, Math::max)));
        }
        return all;
    }

    /// Adds the evidence. Requests can be decided on where both sides are gateways.
    private static UnaryOperator<Entry> searching(DiffSide before, DiffSide after) {
        if (before.gateway().isEmpty() || after.gateway().isEmpty()) {
            return entry -> WitnessSearch.isAsked(entry) ? entry.with(new Evidence.NotKnown(), List.of()) : entry;
        }
        Configuration old = before.side().configuration();
        Configuration now = after.side().configuration();
        WitnessSearch search = new WitnessSearch(
                Decisions.of(before.gateway().get(), old),
                old,
                Decisions.of(after.gateway().get(), now),
                now);
        return entry -> entry.with(search.evidence(entry), search.shadows(entry));
    }
}
