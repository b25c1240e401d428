package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Pairs;
import emissaryctl.diff.Pairs.Changed;
import emissaryctl.diff.Risk;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.Tree;
import java.util.List;
import java.util.stream.Stream;

/// Older versions of TLS are accepted than before.
final class TlsMinimumLowered implements Judge {

    private static final List<String> VERSIONS = List.of("TLSv1_0", "TLSv1_1", "TLSv1_2", "TLSv1_3");

    /// Envoy's own minimum.
    private static final String DEFAULT = "TLSv1_2";

    @Override
    public String code() {
        return "EMCD007";
    }

    @Override
    public String name() {
        return "tls-minimum-lowered";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return Stream.concat(
                        Pairs.items(entry, Layer.TLS),
                        Pairs.clusters(entry)
                                .map(cluster -> new Changed<>(
                                        context(cluster.before().tree()),
                                        context(cluster.after().tree()))))
                .filter(tls -> VERSIONS.indexOf(minimum(tls.after())) < VERSIONS.indexOf(minimum(tls.before())))
                .map(tls -> say(Risk.HIGH, "TLS " + word(tls.after()) + " is accepted, it was " + word(tls.before())));
    }

    private static Tree context(Tree cluster) {
        return cluster.at("transport_socket", "typed_config").orElse(cluster);
    }

    private static String minimum(Tree tls) {
        String[] path = {"common_tls_context", "tls_params", "tls_minimum_protocol_version"};
        return tls.text(path)
                .or(() -> tls.at("downstream_tls_context").flatMap(below -> below.text(path)))
                .filter(VERSIONS::contains)
                .orElse(DEFAULT);
    }

    private static String word(Tree tls) {
        return minimum(tls).substring("TLSv".length()).replace('_', '.');
    }
}
