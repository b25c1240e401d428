package emissaryctl.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "prefix, prefix, 0",
        "prefx, prefix, 1",
        "perfix, prefix, 1",
        "prefixx, prefix, 1",
        "time_out_ms, timeout_ms, 1",
        "'', abc, 3",
        "ca, abc, 3",
    })
    void editsAreCounted(String from, String to, int edits) {
        assertThat(EditDistance.between(from, to)).isEqualTo(edits);
        assertThat(EditDistance.between(to, from)).isEqualTo(edits);
    }

    @Test
    void theNearestWordMustBeNearAndAlone() {
        assertThat(EditDistance.nearest("hosname", List.of("hostname", "host"))).contains("hostname");
        assertThat(EditDistance.nearest("cat", List.of("bat", "hat"))).isEmpty();
        assertThat(EditDistance.nearest("dns", List.of("tls"))).isEmpty();
        assertThat(EditDistance.nearest("conect_timeouts", List.of("connect_timeout_ms")))
                .contains("connect_timeout_ms");
        assertThat(EditDistance.nearest("colour", List.of("cors", "host"))).isEmpty();
    }

    @Test
    void variantsDifferInWritingOnly() {
        List<String> known = List.of("stats_name", "v3CRLSecret");
        assertThat(EditDistance.variant("statsName", known)).contains("stats_name");
        assertThat(EditDistance.variant("v3StatsName", known)).contains("stats_name");
        assertThat(EditDistance.variant("crl_secret", known)).contains("v3CRLSecret");
        assertThat(EditDistance.variant("stat_name", known)).isEmpty();
    }

    @Test
    void longWordsAreLeftAlone() {
        assertThat(EditDistance.nearest("x".repeat(1_000_000), List.of("x"))).isEmpty();
        assertThat(EditDistance.variant("x".repeat(1_000_000), List.of("x"))).isEmpty();
    }
}
