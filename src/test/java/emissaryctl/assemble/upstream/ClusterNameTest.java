package emissaryctl.assemble.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterNameTest {

    @ParameterizedTest
    @CsvSource({
        "cluster svc default, cluster_svc_default",
        "cluster https://s.other:99 otls other, cluster_https___s_other_99_otls_other",
        "cluster http://s2 otls c2 default, cluster_http___s2_otls_c2_default",
        "cluster https://s4 otls hr-x.y default, cluster_https___s4_otls_hr_x_y_default",
        "cluster s default er-ring_hash-cookie-c, cluster_s_default_er_ring_hash_cookie_c",
        "cluster svc default cbnc1 cbhp4r5t2, cluster_svc_default_cbnc1_cbhp4r5t2",
        "cluster büro default, cluster_b_ro_default",
    })
    void partsAreJoined(String parts, String name) {
        assertThat(ClusterName.of(Arrays.asList(parts.split(" ")))).isEqualTo(name);
    }

    /// `printf cluster_averyveryverylongservicename_averyverylongnamespace_svc_cluster_local_default | sha1sum` begins
    /// with 2c3b175eeb59f934.
    @Test
    void longNamesAreShortened() {
        List<String> parts =
                List.of("cluster", "averyveryverylongservicename.averyverylongnamespace.svc.cluster.local", "default");
        assertThat(ClusterName.of(parts)).isEqualTo("cluster_averyveryverylongservicename_ave-2C3B175EEB59F934-0");
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "61, 59"})
    void sixtyCharactersAreNotTooLong(int length, int resulting) {
        assertThat(ClusterName.of(List.of("x".repeat(length)))).hasSize(resulting);
    }

    @Test
    void identityIsSha1() {
        assertThat(ClusterName.sha1Hex("HTTP-GET/a/:authority*")).isEqualTo("6b6875f46e5ae84c7bda6f3e695bb4ddc02249d8");
    }
}
