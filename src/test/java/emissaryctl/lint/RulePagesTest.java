package emissaryctl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.catalogue.RulePage;
import emissaryctl.lint.catalogue.Rules;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the page of a code says is what the program does: its bad example gives exactly the findings that the page
/// shows, its good one none.
class RulePagesTest {

    static Stream<Code> codes() {
        return Arrays.stream(Code.values());
    }

    static Stream<Code> withExamples() {
        return codes().filter(code -> RulePage.of(code).block("Bad", "yaml").isPresent());
    }

    private static Linted lint(RulePage page, String name, String yaml) {
        boolean whole = !page.looksAt().equals(Needs.NOTHING.words());
        return Linted.file(name, yaml, whole ? Linted.COMPLETE : Linted.PARTIAL, page.code());
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasAPage(Code code) {
        RulePage page = RulePage.of(code);
        assertThat(page.summary()).endsWith(".");
        assertThat(page.fix()).isIn("safe", "unsafe", "safe or unsafe", "by hand");
        assertThat(Arrays.stream(Needs.values()).map(Needs::words)).contains(page.looksAt());
        assertThat(page.text()).contains("\n## Why\n", "\n## What to do\n");
        assertThat(page.block("Good", "yaml").isPresent())
                .isEqualTo(page.block("Bad", "yaml").isPresent());
    }

    @ParameterizedTest
    @MethodSource("withExamples")
    void theBadExampleGivesWhatThePageShows(Code code) {
        RulePage page = RulePage.of(code);
        Linted linted = lint(page, "bad.yaml", page.block("Bad", "yaml").orElseThrow());
        assertThat(linted.compact()).isEqualTo(page.block("Bad", "text").orElseThrow());
        assertThat(linted.codes()).isNotEmpty().containsOnly(code.id());
    }

    @ParameterizedTest
    @MethodSource("withExamples")
    void theTableIsTrueOfTheExample(Code code) {
        RulePage page = RulePage.of(code);
        Linted linted = lint(page, "bad.yaml", page.block("Bad", "yaml").orElseThrow());
        for (Diagnostic found : linted.findings()) {
            assertThat(page.severity()).contains(found.severity().word());
            found.effect().ifPresent(effect -> assertThat(page.effect()).contains(effect.word()));
            if (found.effect().isEmpty()) assertThat(page.effect()).contains("–");
            found.fix().ifPresent(fix -> assertThat(page.fix()).contains(fix.safe() ? "safe" : "unsafe"));
            if (found.fix().isEmpty()) assertThat(page.fix()).isEqualTo("by hand");
        }
    }

    @ParameterizedTest
    @MethodSource("withExamples")
    void theGoodExampleGivesNothing(Code code) {
        RulePage page = RulePage.of(code);
        Linted linted = lint(page, "good.yaml", page.block("Good", "yaml").orElseThrow());
        assertThat(linted.compact()).isEmpty();
    }

    @Test
    void rulesSayWhatTheirPagesSay() {
        for (Rule rule : Rules.ALL) {
            assertThat(RulePage.of(rule.code()).looksAt())
                    .as(rule.code().id())
                    .isEqualTo(rule.needs().words());
        }
    }
}
