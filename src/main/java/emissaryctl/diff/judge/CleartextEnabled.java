package emissaryctl.diff.judge;

import emissaryctl.diff.Difference;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Pairs;
import emissaryctl.diff.Risk;
import emissaryctl.diff.Subject.OfCluster;
import emissaryctl.diff.tree.ClusterItem;
import emissaryctl.diff.tree.Insecure;
import emissaryctl.diff.tree.Item;
import emissaryctl.diff.tree.Layer;
import java.util.List;
import java.util.stream.Stream;

/// What was encrypted no longer is: from clients, or to a service.
final class CleartextEnabled implements Judge {

    private static final String CLEARTEXT = " cleartext";

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
                                .map(each -> say(Risk.HIGH, "`" + each.subject().label() + "` ends no TLS any more")),
                        Pairs.clusters(entry)
                                .filter(cluster -> isEncrypted(cluster.before()) && !isEncrypted(cluster.after()))
                                .map(cluster -> upstream(cluster.after())),
                        instead(entry),
                        reopened(entry))
                .flatMap(each -> each);
    }

    /// A route leads over a new cluster without TLS instead of one with it, or the same service has one.
    private Stream<Judgement> instead(Entry entry) {
        List<ClusterItem> encrypted = clusters(entry, Kind.REMOVED)
                .filter(CleartextEnabled::isEncrypted)
                .toList();
        if (encrypted.isEmpty()) return Stream.empty();
        boolean routed = Pairs.routes(entry).findAny().isPresent();
        return clusters(entry, Kind.ADDED)
                .filter(cluster -> !isEncrypted(cluster))
                .filter(cluster ->
                        routed || encrypted.stream().anyMatch(old -> host(old).equals(host(cluster))))
                .map(this::upstream);
    }

    private static String host(ClusterItem cluster) {
        int port = cluster.target().lastIndexOf(':');
        return port < 0 ? cluster.target() : cluster.target().substring(0, port);
    }

    private static Stream<ClusterItem> clusters(Entry entry, Kind kind) {
        return entry.differences().stream()
                .filter(each -> each.kind() == kind)
                .flatMap(each -> each.subject() instanceof OfCluster cluster
                        ? cluster.after().or(cluster::before).stream()
                        : Stream.empty());
    }

    /// A listener speaks cleartext where it spoke TLS.
    private Stream<Judgement> reopened(Entry entry) {
        boolean closed = chains(entry, Kind.REMOVED).anyMatch(label -> !label.endsWith(CLEARTEXT));
        return closed
                ? chains(entry, Kind.ADDED)
                        .filter(label -> label.endsWith(CLEARTEXT))
                        .map(label -> say(Risk.HIGH, "`" + label + "` is served in place of TLS"))
                : Stream.empty();
    }

    private static Stream<String> chains(Entry entry, Kind kind) {
        return entry.differences().stream()
                .filter(each -> each.layer() == Layer.FILTER_CHAIN && each.kind() == kind)
                .map(each -> each.subject().label());
    }

    private Stream<Judgement> served(Difference difference) {
        return difference.fields().stream()
                .filter(change -> change.isAt(Item.INSECURE))
                .filter(change -> change.after()
                        .flatMap(tree -> tree.text())
                        .filter(Insecure.SERVED.words()::equals)
                        .isPresent())
                .filter(change -> change.before()
                        .flatMap(tree -> tree.text())
                        .filter(Insecure.NOT_KNOWN.words()::equals)
                        .isEmpty())
                .map(_ ->
                        say(Risk.HIGH, "requests for `" + difference.subject().label() + "` are served without HTTPS"));
    }

    private static boolean isEncrypted(ClusterItem cluster) {
        return cluster.tree().at("transport_socket").isPresent();
    }

    private Judgement upstream(ClusterItem cluster) {
        return say(Risk.HIGH, "requests reach `" + cluster.target() + "` in cleartext");
    }
}
