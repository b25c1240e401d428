package emissaryctl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.pipeline.Diffing;
import emissaryctl.traffic.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of changes to RateLimits.
class RateLimitDiffTest {

    private static final String GATEWAY = String.join(
            "---\n",
            Manifest.listener(8080, "HTTP", "XFP"),
            Manifest.host("all", "*", "Route"),
            Manifest.mapping("shop", "shop", "prefix: /"),
            "");

    private static String limits(String... limits) {
        return GATEWAY
                + Manifest.resource(
                        "RateLimit",
                        "limits",
                        "domain: ambassador\nlimits:\n" + (limits.length == 0 ? "  []" : "- ")
                                + String.join("\n- ", limits));
    }

    private static List<String> judgements(String before, String after) {
        return Compared.of(before, after).entries().stream()
                .flatMap(entry -> entry.judgements().stream())
                .map(each -> each.risk().word() + " " + each.code() + " " + each.message())
                .toList();
    }

    private static final String CLIENT = "{pattern: [{remote_address: '*'}], rate: 10, unit: minute}";
    private static final String LOGIN =
            "{pattern: [{remote_address: '*'}, {generic_key: login}], rate: 5, unit: minute}";

    @ParameterizedTest
    @CsvSource({
        "20, minute, true",
        "5, minute, false",
        "1, second, true",
        "600, hour, true",
        "10, hour, false",
        "11, hour, true",
        "0, minute, false"
    })
    void aRateIsLooserInTheLongRunOrAtOnce(int rate, String unit, boolean looser) {
        String other = CLIENT.replace("10", Integer.toString(rate)).replace("minute", unit);
        Comparison comparison = Compared.of(limits(CLIENT), limits(other));

        assertThat(comparison.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.resource()).hasToString("Optional[RateLimit default/limits]");
            assertThat(entry.before().orElseThrow().span().position()).startsWith("old.yaml:");
            assertThat(entry.after().orElseThrow().span().position()).startsWith("new.yaml:");
        });
        assertThat(judgements(limits(CLIENT), limits(other)))
                .isEqualTo(
                        looser
                                ? List.of(
                                        "medium EMCD015 the limit for remote_address in domain ambassador lets through "
                                                + rate + " per " + unit + ", and let through 10 per minute")
                                : List.of());
    }

    @Test
    void aLimitThatIsGoneAndOneThatOnlyCounts() {
        assertThat(judgements(limits(CLIENT), GATEWAY))
                .containsExactly("high EMCD015 there is no limit any more for remote_address in domain ambassador");
        assertThat(Compared.lines(Compared.of(GATEWAY, limits(CLIENT))))
                .containsExactly("added RateLimit default/limits: rate limit added");
        assertThat(judgements(GATEWAY, limits(CLIENT))).isEmpty();
        String counting = CLIENT.replace("unit: minute", "unit: minute, action: LogOnly");
        assertThat(judgements(limits(CLIENT), limits(counting)))
                .containsExactly(
                        "high EMCD015 requests beyond the limit for remote_address in domain ambassador are let"
                                + " through, and only counted");
        assertThat(judgements(limits(counting), limits(CLIENT))).isEmpty();
        assertThat(judgements(limits(counting), GATEWAY)).isEmpty();
    }

    @Test
    void whereAnotherLimitIsLeftThatOneCounts() {
        assertThat(Compared.lines(Compared.of(limits(CLIENT, LOGIN), limits(CLIENT))))
                .containsExactly("changed RateLimit default/limits: requests_per_unit: 5 → 10");
        assertThat(judgements(limits(CLIENT, LOGIN), limits(CLIENT)))
                .containsExactly(
                        "medium EMCD015 the limit for remote_address, generic_key=login in domain ambassador lets"
                                + " through 10 per minute, and let through 5 per minute");
        assertThat(judgements(limits(CLIENT), limits(CLIENT, LOGIN))).isEmpty();
        assertThat(judgements(limits(CLIENT), limits(CLIENT, LOGIN.replace("5", "50"))))
                .containsExactly(
                        "medium EMCD015 the limit for remote_address, generic_key=login in domain ambassador lets"
                                + " through 50 per minute, and let through 10 per minute");
    }

    @Test
    void onlyTheLimitsCountAndNotWhereTheyAreWritten() {
        String apart = limits(CLIENT) + "---\n"
                + Manifest.resource("RateLimit", "others", "domain: ambassador\nlimits: [" + LOGIN + "]");
        assertThat(Compared.of(limits(CLIENT, LOGIN), limits(LOGIN, CLIENT)).entries())
                .isEmpty();
        assertThat(Compared.of(limits(CLIENT, LOGIN), apart).entries()).isEmpty();
    }

    /// Of an Envoy that runs nobody knows what its rate-limit server is told.
    @Test
    void againstWhatRunsNothingIsSaidOfThem() {
        assertThat(Diffing.compare(
                                LiveWitnessTest.live(Compared.side("old.yaml", GATEWAY, Profile.RECOMMENDED), false),
                                Compared.side("new.yaml", limits(CLIENT), Profile.RECOMMENDED))
                        .entries())
                .isEmpty();
    }
}
