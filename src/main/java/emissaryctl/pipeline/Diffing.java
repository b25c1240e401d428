package emissaryctl.pipeline;

import emissaryctl.diff.Comparison;
import emissaryctl.diff.EnvoyDiff;

/// A comparison of two sides, with all there is to say about it.
public final class Diffing {

    private Diffing() {}

    public static Comparison compare(DiffSide before, DiffSide after) {
        return new Comparison(
                before.side().name(), after.side().name(), EnvoyDiff.between(before.side(), after.side()));
    }
}
