package emissaryctl.diff.compare;

import java.util.ArrayList;
import java.util.List;

/// What of both sides belongs together, and what has no counterpart.
record Pairing<T>(List<Pair<T>> pairs, List<T> removed, List<T> added) {
    Pairing {
        pairs = List.copyOf(pairs);
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /// The same with what another look at the rest has found.
    Pairing<T> and(Pairing<T> rest) {
        List<Pair<T>> all = new ArrayList<>(pairs);
        all.addAll(rest.pairs);
        return new Pairing<>(all, rest.removed, rest.added);
    }
}
