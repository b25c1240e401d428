package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.property.Choices;
import emissaryctl.property.Property;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The table is what Go's `time.ParseDuration` makes of the texts.
class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "+0, PT0S",
        "0s, PT0S",
        "5s, PT5S",
        "500ms, PT0.5S",
        "1m30s, PT1M30S",
        "2h45m, PT2H45M",
        "1h0m0.5s, PT1H0.5S",
        "1.5h, PT1H30M",
        ".5s, PT0.5S",
        "1.s, PT1S",
        "+3s, PT3S",
        "10ns, PT0.00000001S",
        "11us, PT0.000011S",
        "12µs, PT0.000012S",
        "12μs, PT0.000012S",
        "0.3333333333333333333h, PT20M",
        "1s1s, PT2S",
        "30s1m, PT1M30S",
        "9223372036854775807ns, PT2562047H47M16.854775807S",
    })
    void durationsAreReadAsGoReadsThem(String text, Duration expected) {
        Duration read = GoDuration.parse(text).orElseThrow();
        assertThat(read).isBetween(expected.minusNanos(1), expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "5",
                "5 s",
                " 5s",
                "5s ",
                "s",
                "+",
                "-",
                ".",
                ".s",
                "+.s",
                "1..5s",
                "1.2.3s",
                "1d",
                "1S",
                "1min",
                "5sx",
                "1h-30m",
                "٣s",
                "9223372036854775808ns",
                "9999999h",
                "NaNs",
                "1e3s",
                "0x1s",
                "five seconds"
            })
    void whatGoRefusesIsRefused(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }

    @Test
    void millisecondsComeBack() {
        Property.forAll(
                500,
                choices -> choices.between(0, 1_000_000_000_000L),
                millis -> assertThat(GoDuration.parse(millis + "ms")).contains(Duration.ofMillis(millis)));
    }

    @Test
    void anyTextIsReadOrRefused() {
        Property.forAll(1_000, Choices::anyText, GoDurationTest::assertReadOrRefused);
    }

    /// Nearer to durations, so that more is read and less refused at the first character.
    @Test
    void anyTextLikeADurationIsReadOrRefused() {
        Property.forAll(2_000, choices -> choices.text("0159.hmsunµμ+- ", 24), GoDurationTest::assertReadOrRefused);
    }

    private static void assertReadOrRefused(String text) {
        assertThat(GoDuration.parse(text).map(Duration::isNegative).orElse(false))
                .isFalse();
    }
}
