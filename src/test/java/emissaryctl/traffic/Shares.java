package emissaryctl.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/// Who answered how many of many questions.
///
/// Envoy draws the target of each request by itself and cannot be given a seed, so a test sees a sample. The sample is
/// as large as makes the tolerance six standard deviations of the share that spreads most: one sound run in half a
/// billion falls outside. Weights that are read wrongly are off by far more than the tolerance; that they are exact to
/// the percent is for the golden files to say.
record Shares(Map<String, Integer> counts, int draws) {

    private static final double DEVIATIONS = 6;

    /// Asks as often as it takes to tell the shares with the tolerance.
    static void assertShares(Map<String, Double> expected, double tolerance, Callable<String> question)
            throws Exception {
        Shares shares = draw(draws(expected, tolerance), question);
        assertThat(shares.counts()).containsOnlyKeys(expected.keySet());
        expected.forEach((name, share) -> assertThat((double) shares.counts().get(name) / shares.draws())
                .as(name)
                .isCloseTo(share, within(tolerance)));
    }

    private static int draws(Map<String, Double> expected, double tolerance) {
        double variance = expected.values().stream()
                .mapToDouble(share -> share * (1 - share))
                .max()
                .orElseThrow();
        return (int) Math.ceil(DEVIATIONS * DEVIATIONS * variance / (tolerance * tolerance));
    }

    private static Shares draw(int draws, Callable<String> question) throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < draws; i++) counts.merge(question.call(), 1, Integer::sum);
        return new Shares(counts, draws);
    }
}
