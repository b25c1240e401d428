package emissaryctl.diff;

import emissaryctl.diff.tree.FieldChange;
import emissaryctl.diff.tree.Layer;
import emissaryctl.source.Origin;
import java.util.List;
import java.util.Optional;

/// One thing that is not the same on both sides.
public record Difference(
        Subject subject, Kind kind, Optional<Origin> before, Optional<Origin> after, List<FieldChange> fields) {

    /// What became of it.
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /// The same, but at another place among those of which the first match counts.
        MOVED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Difference {
        fields = List.copyOf(fields);
    }

    public Layer layer() {
        return subject.layer();
    }

    /// Where it comes from, the new side first.
    public Optional<Origin> origin() {
        return after.or(() -> before);
    }
}
