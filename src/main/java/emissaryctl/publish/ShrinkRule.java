package emissaryctl.publish;

import emissaryctl.xds.Snapshot;
import java.util.Optional;

/// Keeps back what is more likely an input read by half than a wish: no listener, or far fewer routes than before.
final class ShrinkRule {

    /// Of fewer routes any share may go: the rule is for configurations of which nobody sees at a glance that
    /// something is missing.
    private static final int FEW = 20;

    private static final int MOST_PERCENT = 30;

    /// Why the step is not taken.
    static Optional<String> objection(Optional<Snapshot> from, Snapshot to, boolean allowShrink) {
        if (to.servingListeners() == 0) return Optional.of("no listener would be left");
        if (allowShrink || from.isEmpty()) return Optional.empty();
        int before = from.get().routes();
        int gone = before - to.routes();
        if (before < FEW || gone * 100L <= (long) before * MOST_PERCENT) return Optional.empty();
        return Optional.of(gone + " of " + before + " routes would go");
    }

    private ShrinkRule() {}
}
