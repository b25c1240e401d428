package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Pairs;
import emissaryctl.diff.Risk;
import java.util.stream.Stream;

/// A cluster has another name and leads to the same place. Traffic is the same, but for the moment of the change.
final class ClusterRenamed implements Judge {

    @Override
    public String code() {
        return "EMCD012";
    }

    @Override
    public String name() {
        return "cluster-renamed";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return Pairs.clusters(entry)
                .filter(cluster ->
                        !cluster.before().name().equals(cluster.after().name()))
                .map(cluster -> say(
                        Risk.LOW,
                        "the cluster of `" + cluster.after().target()
                                + "` has another name: an Envoy that learns of routes and clusters at different times"
                                + " answers 503 in between"));
    }
}
