package emissaryctl.report;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextReporterTest {

    private static final SourceFile SHOP = new SourceFile(
            "shop.yaml", "kind: Mapping\nspec:\n  prefix: /shop/\n\tservice: shop\n  naïve: 日本 x\nlast: line");

    private static Span at(int line, int from, int until) {
        return new Span("shop.yaml", line, from, line, until);
    }

    private static String report(Redactions redactions, Diagnostic... diagnostics) {
        return new TextReporter(Palette.PLAIN).format(Findings.of(List.of(diagnostics), List.of(SHOP), redactions));
    }

    private static String report(Diagnostic... diagnostics) {
        return report(Redactions.NONE, diagnostics);
    }

    @Test
    void nothingToSayIsNothing() {
        assertThat(report()).isEmpty();
    }

    @Test
    void frameMarksThePlaceAndSaysTheWayOut() {
        assertThat(report(Diagnostic.error(Code.INVALID_VALUE, at(3, 11, 17), "`/shop/` is odd")
                        .withEffect(Effect.DROPPED)
                        .withHelp("use another")))
                .isEqualTo("""
                error[EMC0015] invalid-value: `/shop/` is odd  (effect: dropped)
                  --> shop.yaml:3:11
                  |
                3 |   prefix: /shop/
                  |           ^^^^^^
                   = help: use another

                1 error
                """);
    }

    @Test
    void relatedPlacesStandInOrderWithTheirWords() {
        Diagnostic diagnostic = Diagnostic.warning(Code.INVALID_VALUE, at(3, 3, 9), "two places")
                .withLabel(at(1, 7, 14), "the kind")
                .withLabel(at(6, 1, 5), "the end");
        assertThat(report(diagnostic)).isEqualTo("""
                warning[EMC0015] invalid-value: two places
                  --> shop.yaml:3:3
                  |
                1 | kind: Mapping
                  |       ------- the kind
                ...
                3 |   prefix: /shop/
                  |   ^^^^^^
                ...
                6 | last: line
                  | ---- the end

                1 warning
                """);
    }

    @Test
    void twoMarksOnOneLineShareIt() {
        Diagnostic diagnostic =
                Diagnostic.error(Code.INVALID_VALUE, at(3, 11, 17), "both").withLabel(at(3, 3, 9), "this one");
        assertThat(report(diagnostic)).contains("""
                3 |   prefix: /shop/
                  |   ------ this one
                  |           ^^^^^^
                """);
    }

    @Test
    void placesInOtherFilesGetTheirOwnFrame() {
        SourceFile other = new SourceFile("other.yaml", "a: b\n".repeat(12));
        Diagnostic diagnostic = Diagnostic.error(Code.DUPLICATE_RESOURCE, at(1, 1, 5), "twice")
                .withLabel(new Span("other.yaml", 12, 4, 12, 5), "the one that is used");
        Findings findings = Findings.of(List.of(diagnostic), List.of(SHOP, other), Redactions.NONE);
        assertThat(new TextReporter(Palette.PLAIN).format(findings)).isEqualTo("""
                error[EMC0011] duplicate-resource: twice
                  --> shop.yaml:1:1
                  |
                1 | kind: Mapping
                  | ^^^^
                  ::: other.yaml:12:4
                   |
                12 | a: b
                   |    - the one that is used

                1 error
                """);
    }

    @Test
    void tabsAreOneColumnWide() {
        assertThat(report(Diagnostic.error(Code.YAML_SYNTAX, at(4, 2, 9), "tab")))
                .contains("""
                4 |  service: shop
                  |  ^^^^^^^
                """);
    }

    @Test
    void columnsCountCharacters() {
        assertThat(report(Diagnostic.error(Code.YAML_SYNTAX, at(5, 13, 14), "x")))
                .contains("""
                5 |   naïve: 日本 x
                  |             ^
                """);
    }

    @Test
    void endOfLineAndEndOfFileCanBeMarked() {
        assertThat(report(Diagnostic.error(Code.YAML_SYNTAX, at(6, 11, 11), "end")))
                .contains("""
                6 | last: line
                  |           ^
                """);
        assertThat(report(Diagnostic.error(Code.YAML_SYNTAX, at(9, 1, 1), "beyond")))
                .contains("--> shop.yaml:9:1");
    }

    @Test
    void severalLinesAreMarkedToTheEndOfTheFirst() {
        Span lines = new Span("shop.yaml", 1, 7, 3, 4);
        assertThat(report(Diagnostic.error(Code.INVALID_VALUE, lines, "long"))).contains("""
                1 | kind: Mapping
                  |       ^^^^^^^

                """);
    }

    @Test
    void longLinesAreCut() {
        SourceFile wide = new SourceFile("wide.yaml", "x".repeat(500));
        Diagnostic diagnostic = Diagnostic.error(Code.INVALID_VALUE, new Span("wide.yaml", 1, 1, 1, 501), "wide");
        String text = new TextReporter(Palette.PLAIN)
                .format(Findings.of(List.of(diagnostic), List.of(wide), Redactions.NONE));
        assertThat(text.lines()).allMatch(line -> line.length() <= 170);
        assertThat(text).contains("x…\n");
    }

    @Test
    void findingsStandInOrderAndAreCounted() {
        String text = report(
                Diagnostic.info(Code.API_VERSION_V2, at(3, 1, 2), "third"),
                Diagnostic.warning(Code.NO_HOST, at(2, 1, 2), "second"),
                Diagnostic.error(Code.NO_LISTENER, at(1, 1, 2), "first"),
                Diagnostic.error(Code.NO_LISTENER, at(1, 1, 2), "first"),
                Diagnostic.error(Code.NO_LISTENER, at(1, 4, 5), "first again"));
        assertThat(text).containsSubsequence("first\n", "first again\n", "second\n", "third\n");
        assertThat(text).endsWith("\n2 errors, 1 warning, 1 note\n");
    }

    @Test
    void secretsAreBlackedOut() {
        Redactions redactions = new Redactions(List.of(at(3, 11, 17)), Set.of());
        String text = report(redactions, Diagnostic.error(Code.WRONG_TYPE, at(3, 3, 9), "not this"));
        assertThat(text).contains("""
                3 |   prefix: [redacted]
                  |   ^^^^^^
                """);
    }

    @Test
    void secretsOverSeveralLinesAreBlackedOutOnEach() {
        Redactions redactions = new Redactions(List.of(new Span("shop.yaml", 2, 3, 4, 5)), Set.of());
        String text = report(
                redactions,
                Diagnostic.error(Code.WRONG_TYPE, at(2, 1, 2), "a"),
                Diagnostic.error(Code.WRONG_TYPE, at(3, 1, 2), "b"),
                Diagnostic.error(Code.WRONG_TYPE, at(4, 1, 2), "c"));
        assertThat(text).contains("2 | sp[redacted]\n", "3 | [redacted]\n", "4 | [redacted]vice: shop\n");
    }

    @Test
    void filesThatCouldNotBeReadAreNotShownAtAll() {
        Redactions redactions = new Redactions(List.of(), Set.of("shop.yaml"));
        Diagnostic diagnostic = Diagnostic.error(Code.YAML_SYNTAX, at(3, 1, 2), "no anchor `&hunter2` but `[`")
                .withHelp("write `hunter2`");
        assertThat(report(redactions, diagnostic)).isEqualTo("""
                error[EMC0001] yaml-syntax: no anchor `[redacted]` but `[`
                  --> shop.yaml:3:1
                   = help: write `[redacted]`

                1 error
                """);
    }

    @Test
    void controlCharactersAreSpelledOut() {
        SourceFile evil = new SourceFile("e\u001bvil.yaml", "a: \u001b[31m\u202e\u0007 x");
        Diagnostic diagnostic = Diagnostic.error(
                        Code.INVALID_VALUE, new Span("e\u001bvil.yaml", 1, 4, 1, 5), "\r\n::error::\u2066 \uD83D\uDE00")
                .withHelp("\u009b");
        String text = new TextReporter(Palette.PLAIN)
                .format(Findings.of(List.of(diagnostic), List.of(evil), Redactions.NONE));
        assertThat(text).contains("\\u000d\\u000a::error::\\u2066 \uD83D\uDE00", "e\\u001bvil.yaml:1:4", "\\u009b");
        assertThat(text.codePoints())
                .noneMatch(c -> Character.isISOControl(c) && c != '\n' || Character.getType(c) == Character.FORMAT);
    }

    @Test
    void coloursChangeNothingElse() {
        Diagnostic diagnostic =
                Diagnostic.error(Code.INVALID_VALUE, at(3, 11, 17), "odd").withHelp("x");
        Findings findings = Findings.of(List.of(diagnostic), List.of(SHOP), Redactions.NONE);
        String coloured = new TextReporter(Palette.COLOUR).format(findings);
        assertThat(coloured).startsWith("\u001b[1;31merror[EMC0015]\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(report(diagnostic));
    }
}
