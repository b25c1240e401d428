package emissaryctl.xds;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionTest {

    private static Snapshot towards(String service) {
        return Inputs.routes(List.of(
                listener(8080, "HTTP", "XFP"),
                host("shop", "shop.example.com", "Route"),
                mapping("cart", service, "prefix: /cart/")));
    }

    private static List<String> clusters(Snapshot snapshot) {
        return snapshot.clusters().stream().map(Cluster::getName).toList();
    }

    private final Transition rename = new Transition(towards("old"), towards("new"));

    @Test
    void clustersComeBeforeRoutesAndGoAfterThem() {
        Snapshot prepared = rename.prepare().orElseThrow();

        assertThat(prepared.listeners()).isEqualTo(towards("old").listeners());
        assertThat(clusters(prepared)).containsExactly("cluster_new_default", "cluster_old_default");
        assertThat(rename.change().listeners()).isEqualTo(towards("new").listeners());
        assertThat(clusters(rename.change())).containsExactly("cluster_new_default", "cluster_old_default");
        assertThat(clusters(rename.to())).containsExactly("cluster_new_default");
    }

    @Test
    void withTheSameClustersOneStepIsEnough() {
        Transition same = new Transition(towards("old"), towards("old"));

        assertThat(same.prepare()).isEmpty();
        assertThat(same.change()).isEqualTo(towards("old"));
    }

    @Test
    void secretsOfClustersComeAndGoWithThem() {
        Snapshot with = Inputs.everything(Inputs.RED);
        Snapshot without = towards("old");

        assertThat(new Transition(without, with).prepare().orElseThrow().secrets())
                .isEqualTo(with.secrets());
        assertThat(new Transition(with, without).change().secrets()).isEqualTo(with.secrets());
        assertThat(without.secrets()).isEmpty();
    }
}
