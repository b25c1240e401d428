package emissaryctl.pipeline;

import emissaryctl.diff.Comparison;
import emissaryctl.diff.Configuration;
import emissaryctl.diff.Entry;
import emissaryctl.diff.EnvoyDiff;
import emissaryctl.diff.judge.Judges;
import emissaryctl.diff.witness.Decisions;
import emissaryctl.diff.witness.WitnessSearch;
import java.util.List;

/// A comparison of two sides, with all there is to say about it.
public final class Diffing {

    private Diffing() {}

    public static Comparison compare(DiffSide before, DiffSide after) {
        Configuration old = before.side().configuration();
        Configuration now = after.side().configuration();
        WitnessSearch search =
                new WitnessSearch(Decisions.of(before.gateway(), old), old, Decisions.of(after.gateway(), now), now);
        List<Entry> entries = EnvoyDiff.between(before.side(), after.side()).stream()
                .map(entry -> entry.with(search.evidence(entry), search.shadows(entry)))
                .map(Judges::judge)
                .toList();
        return new Comparison(before.side().name(), after.side().name(), entries);
    }
}
