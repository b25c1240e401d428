package emissaryctl.diff.judge;

import emissaryctl.diff.ClusterItem;
import emissaryctl.diff.Difference;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Insecure;
import emissaryctl.diff.Item;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Layer;
import emissaryctl.diff.Pairs;
import emissaryctl.diff.Pairs.Changed;
import emissaryctl.diff.Risk;
import java.util.stream.Stream;

/// What was encrypted no longer is: from clients, or to a service.
final class CleartextEnabled implements Judge {

    @Override
    public String code() {
        return "EMCD006";
    }

    @Override
    public String name() {
        return "cleartext-enabled";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return Stream.of(
                        entry.differences().stream().flatMap(this::served),
                        entry.differences().stream()
                                .filter(each -> each.layer() == Layer.TLS && each.kind() == Kind.REMOVED)
                                .map(each -> say(
                                        Risk.HIGH,
                                        "`" + each.subject().label() + "` ends no TLS any more")),
                        Pairs.clusters(entry).filter(CleartextEnabled::isOpened).map(this::upstream))
                .flatMap(each -> each);
    }

    private Stream<Judgement> served(Difference difference) {
        return difference.fields().stream()
                .filter(change -> change.isAt(Item.INSECURE))
                .filter(change -> change.after()
                        .flatMap(tree -> tree.text())
                        .filter(Insecure.SERVED.words()::equals)
                        .isPresent())
                .map(_ -> say(
                        Risk.HIGH,
                        "requests for `" + difference.subject().label() + "` are served without HTTPS"));
    }

    private static boolean isOpened(Changed<ClusterItem> cluster) {
        return cluster.before().tree().at("transport_socket").isPresent()
                && cluster.after().tree().at("transport_socket").isEmpty();
    }

    private Judgement upstream(Changed<ClusterItem> cluster) {
        return say(Risk.HIGH, "requests reach `" + cluster.after().target() + "` in cleartext");
    }
}
