package emissaryctl.yaml;

import static emissaryctl.yaml.Reading.problem;
import static emissaryctl.yaml.Reading.read;
import static emissaryctl.yaml.Reading.said;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlSyntaxTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '^', textBlock = """
                    ^a:\\n\\tb: 1^          ; 2:1 a tab is used as indentation
                    host: *                 ; 1:7 an unquoted `*` begins an alias, which needs a name of letters and digits
                    host: *.example.com     ; 1:7 an unquoted `*` begins an alias, which needs a name of letters and digits
                    host: *x                ; 1:7 there is no anchor `&x` before this alias
                    a: & b                  ; 1:4 an unquoted `&` begins an anchor, which needs a name of letters and digits
                    a: @b                   ; 1:4 a value cannot begin with `@`
                    a: %b                   ; 1:4 a value cannot begin with `%`
                    a: !{b}                 ; 1:5 an unquoted `!` begins a tag, and this is none that YAML knows
                    a: !e!x 1               ; 1:4 an unquoted `!` begins a tag, and this is none that YAML knows
                    a: 'b                   ; 1:4 this quoted text is never closed
                    ^a: "b\\nc: d^          ; 1:4 this quoted text is never closed
                    a: "\\q"                ; 1:6 `\\q` is not an escape in double quotes
                    a: "\\u12x4"            ; 1:7 this escape is not complete
                    a: "\\ud83d"            ; 1:4 an escape in this text names one half of a surrogate pair
                    a: b: c                 ; 1:5 a `:` is not expected here
                    ^a: 1\\n  b: 2^         ; 2:4 a `:` is not expected here
                    ^a: 1\\nb\\nc: 2^       ; 2:1 this line has no `:` after the key
                    a: - b                  ; 1:4 a `-` of a list is not expected here
                    ^a: b\\n? - c: ? d^     ; 2:8 a `?` is not expected here
                    ^a:\\n  b: 1\\n c: 2^   ; 3:2 a key of the map or its end is expected here
                    a: "b" c                ; 1:8 a key of the map or its end is expected here
                    ^- a\\nb: c^            ; 2:1 a `-` of the list or its end is expected here
                    a: [1, 2                ; 1:4 this `[` is never closed
                    ^a: {b: 1\\nc: [^       ; 2:2 `,` or `}` is expected here
                    a: [1,                   ; 1:7 the document ends where a value is expected
                    a: {b: 1                ; 1:4 this `{` is never closed
                    a: [1 } ]               ; 1:7 `,` or `]` is expected here
                    a: {b: 1 ]              ; 1:10 `,` or `}` is expected here
                    {a: 1} b                ; 1:8 nothing more is expected in this document
                    a: |x                   ; 1:5 after `|` or `>` only `+`, `-`, a digit from 1 to 9 and a comment may follow
                    ^a: |\\n    \\n b^      ; 3:2 the text begins with empty lines that are indented deeper than its first line
                    ^%YAML x\\n---\\na^     ; 1:7 a line with `%` begins a directive, and this is none that YAML knows
                    """)
    void syntaxErrorsAreSaidInPlainWords(String text, String expected) {
        assertThat(said(read(text.replace("\\n", "\n").replace("\\t", "\t")))).containsExactly("EMC0001 " + expected);
    }

    private static final String TEMPLATE = "this is a template that has not been rendered, not YAML";

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '^', textBlock = """
                    ^{{- if .Values.on }}\na: 1\n{{- end }}^         ; 1:1
                    ^a:\n  {{- if .x }}\n  b: 1\n  {{- end }}^      ; 2:3
                    ^a: {{ .x }}^                                      ; 1:4
                    ^a: {{ include "x" . }}-b^                         ; 1:4
                    ^a:\n- {{ .x }}^                                  ; 2:3
                    ^a: 1\r\nb: {{ .x }}\r\n^                      ; 2:4
                    ^a: 1\n---\nb: {{ .x }}^                         ; 3:4
                    ^a:\n{{ toYaml .x | indent 2 }}\nb: {{ .y }}^    ; 2:1
                    """)
    void templatesAreKnownAsSuch(String text, String place) {
        assertThat(said(read(text.replace("\\n", "\n").replace("\\r", "\r"))))
                .containsExactly("EMC0001 " + place + " " + TEMPLATE);
    }

    @Test
    void aTemplateIsSaidOnceForAFile() {
        assertThat(said(read("{{- if .a }}\na: 1\n---\nb: {{ .x }}\n---\nc: [1\n")))
                .containsExactly("EMC0001 1:1 " + TEMPLATE, "EMC0001 6:4 this `[` is never closed");
        assertThat(problem("a: {{ .x }} # here").primary().endColumn()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: \"{{ .x }}\"\nb: [1", "# {{ if .x }}\nb: [1", "b: ['{{ x }}', 1"})
    void otherMistakesBesideTemplatesAreWhatTheyAre(String text) {
        assertThat(said(read(text))).hasSize(1).first().asString().doesNotContain("template");
    }

    @Test
    void indentedDocumentsAreKnownAsSuch() {
        String mark = "a `---` that is indented begins no document";
        assertThat(said(read("  ---\n  a: 1\n  b: 2"))).containsExactly("EMC0001 1:3 " + mark);
        assertThat(said(read("  a: 1\n  ---\n  b: 2"))).containsExactly("EMC0001 2:3 " + mark);
        assertThat(said(read("a: |\n  ---\nb: 2"))).isEmpty();
    }

    @Test
    void tabsAreAnsweredWithSpaces() {
        assertThat(problem("a:\n\tb: 1").help()).contains("indent with spaces");
    }

    @Test
    void wrongKeyPointsToTheMapItBreaks() {
        Diagnostic problem = problem("x: 1\na:\n    b: 1\n  c: 2");
        assertThat(problem.related()).extracting(Label::text).containsExactly("the map begins here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1:4 the character `U+0001` is not allowed in YAML",
                "127 | 1:4 the character `U+007F` is not allowed in YAML",
                "155 | 1:4 the character `U+009B` is not allowed in YAML",
                "65534 | 1:4 the character `U+FFFE` is not allowed in YAML",
                "56320 | 1:4 the character `U+DC00` is not allowed in YAML"
            })
    void controlCharactersAreNamed(int codePoint, String expected) {
        assertThat(said(read("a: " + (char) codePoint + "\n"))).containsExactly("EMC0001 " + expected);
    }

    @Test
    void controlCharacterIsFoundInItsLine() {
        assertThat(said(read("a: 1\r\n😀: \u0001")))
                .containsExactly("EMC0001 2:4 the character `U+0001` is not allowed in YAML");
    }

    @Test
    void zeroByteMakesTheFileBinary() {
        assertThat(said(read("PK\u0003\u0004\u0000\u0000---\na: 1\n")))
                .containsExactly("EMC0001 1:1 this looks like a binary file, not YAML or JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u2028", "\u0085", "\u200b", "\uFEFF", "\uE000", "\uFFFD"})
    void unusualButLegalCharactersAreText(String text) {
        assertThat(read("a: \"x" + text + "y\"").diagnostics()).isEmpty();
    }

    @Test
    void oddNamesAreCut() {
        Diagnostic problem = problem("a: *" + "x".repeat(1000));
        assertThat(problem.message()).hasSizeLessThan(140);
        assertThat(problem.code()).isEqualTo(Code.YAML_SYNTAX);
        assertThat(problem("a: !!" + "x".repeat(1000) + " b").message()).hasSizeLessThan(140);
        assertThat(problem("a: !!int " + "x".repeat(1000)).message()).hasSizeLessThan(140);
    }
}
