package emissaryctl.diff.compare;

import emissaryctl.diff.Difference;
import emissaryctl.diff.Entry;
import emissaryctl.diff.tree.Configuration;
import emissaryctl.diff.tree.Documents;
import emissaryctl.diff.tree.Side;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything that is different between two configurations, as entries, without evidence or judgement.
public final class EnvoyDiff {

    private EnvoyDiff() {}

    /// What is different, an entry for each change.
    public static List<Entry> between(Side before, Side after) {
        Configuration old = before.configuration();
        Configuration now = after.configuration();
        ClusterDiff clusters = new ClusterDiff(old.clusters(), now.clusters());
        Set<ResourceRef> changed = new HashSet<>(Documents.changed(before.documents(), after.documents()));
        List<Difference> differences = new ArrayList<>(ItemDiff.between(old.items(), now.items()));
        differences.addAll(new RouteDiff(old, now, clusters, origin -> isChanged(origin, changed)).differences());
        differences.addAll(clusters.differences());
        return Grouping.entries(before, after, differences);
    }

    private static boolean isChanged(Optional<Origin> origin, Set<ResourceRef> changed) {
        return origin.map(Origin::resource).filter(changed::contains).isPresent();
    }
}
