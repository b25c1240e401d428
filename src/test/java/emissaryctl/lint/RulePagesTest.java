package emissaryctl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.catalogue.RulePage;
import emissaryctl.lint.catalogue.Rules;
import java.util.Arrays;
import java.util.List;
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
        boolean whole = page.looksAt().equals(Needs.WHOLE_SET.words());
        return Linted.file(name, yaml, whole ? Linted.COMPLETE : Linted.PARTIAL, page.code());
    }

    private static List<String> fixes(RulePage page) {
        return List.of(page.fix().split(" or "));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasAPage(Code code) {
        RulePage page = RulePage.of(code);
        assertThat(page.summary()).endsWith(".");
        assertThat(fixes(page)).isNotEmpty().isSubsetOf("safe", "unsafe", "by hand");
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
            assertThat(fixes(page))
                    .contains(found.fix()
                            .map(fix -> fix.safe() ? "safe" : "unsafe")
                            .orElse("by hand"));
        }
    }

    /// All repairs together leave nothing that could still be repaired, and break nothing.
    @ParameterizedTest
    @MethodSource("withExamples")
    void theRepairsOfTheExampleRepairIt(Code code) {
        RulePage page = RulePage.of(code);
        Linted before = lint(page, "bad.yaml", page.block("Bad", "yaml").orElseThrow());
        Linted after = before.fixed();
        assertThat(after.findings()).noneMatch(found -> found.fix().isPresent());
        assertThat(after.findings()).hasSize((int) before.findings().stream()
                .filter(found -> found.fix().isEmpty())
                .count());
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
