package emissaryctl.yaml;

import static emissaryctl.yaml.Reading.range;
import static emissaryctl.yaml.Reading.read;
import static emissaryctl.yaml.Reading.root;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlSpansTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    a: xyz                    ; 1:4-1:7
                    a:   "x y"   # comment    ; 1:6-1:11
                    a: 'it''s'                ; 1:4-1:11
                    a: "😀é"                  ; 1:4-1:8
                    😀: x                     ; 1:4-1:5
                    a: one\\n  two\\n\\n        ; 1:4-2:6
                    a: "one\\n  two"\\n        ; 1:4-2:7
                    a: |\\n  one\\n  two\\n\\n\\nb: 1 ; 1:4-3:6
                    a: |\\n  one\\n# c\\nb: 1    ; 1:4-2:6
                    a: |\\n  one              ; 1:4-2:6
                    a: |\\n  😀\\n              ; 1:4-2:4
                    a: >-\\r\\n  one\\r\\n\\r\\n    ; 1:4-2:6
                    a: >-\\r  one\\r            ; 1:4-2:6
                    a: >\\r                    ; 1:4-1:5
                    a: |+\\n\\n\\n               ; 1:4-1:6
                    a:                        ; 1:3-1:3
                    a: !!str xyz              ; 1:10-1:13
                    a: &x !!str 'xyz'         ; 1:13-1:18
                    a: &x                     ; 1:6-1:6
                    a: &x\\n  # c\\n  xyz       ; 3:3-3:6
                    a: [1, [2]]               ; 1:4-1:12
                    a: {b: 1,\\n  c: 2 }      ; 1:4-2:9
                    a: !!seq [1]              ; 1:10-1:13
                    a: []                     ; 1:4-1:6
                    a:\\n  b: 1\\n  c: 2\\n\\n# c\\nd: 1 ; 2:3-3:7
                    a: &x\\n  b: 1             ; 2:3-2:7
                    a: &x !!map\\n  b: 1       ; 2:3-2:7
                    a:\\n- 1\\n- 2\\nb: 3        ; 2:1-3:4
                    a:\\n  - b: 1\\n    c:\\n    ; 2:3-3:7
                    a:\\n  b: |\\n    x\\n\\nc: 1  ; 2:3-3:6
                    a: [b: c, d]              ; 1:4-1:13
                    """)
    void spanOfTheFirstValue(String text, String expected) {
        YamlMap map = (YamlMap) root(unescaped(text));
        assertThat(range(map.entries().getFirst().value().span())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    a: 1            ; 1:1-1:2
                    "a b" : 1       ; 1:1-1:6
                    ? a\\n: 1        ; 1:3-1:4
                    !!str a: 1      ; 1:7-1:8
                    {a: 1}          ; 1:2-1:3
                    # c\\n\\n  a: 1   ; 3:3-3:4
                    ---\\na: 1       ; 2:1-2:2
                    --- {a: 1}      ; 1:6-1:7
                    %YAML 1.1\\n---\\n# c\\na: 1 ; 4:1-4:2
                    """)
    void spanOfTheFirstKey(String text, String expected) {
        YamlMap map = (YamlMap) root(unescaped(text));
        assertThat(range(map.entries().getFirst().keySpan())).isEqualTo(expected);
    }

    @Test
    void rootMapEndsWithItsLastValue() {
        assertThat(range(root("\n# c\na: 1\nb:\n  - x # c\n\n").span())).isEqualTo("3:1-5:6");
    }

    @Test
    void mapWithoutBracesInAListEndsWithItsValue() {
        YamlList list = (YamlList) root("[a: b, c]");
        assertThat(range(list.items().getFirst().span())).isEqualTo("1:2-1:6");
    }

    @Test
    void linesCountThroughAllDocuments() {
        Span second = read("a: 1\r\n---\r\n\r\nb: 1\r---\nc: 1").value().get(2).span();
        assertThat(range(second)).isEqualTo("6:1-6:5");
        assertThat(second.file()).isEqualTo("f.yaml");
    }

    @Test
    void aliasHasTheSpanOfItsAnchorButItsOwnKeySpan() {
        YamlMap map = (YamlMap) root("a: &x {k: v}\nb: *x\n");
        YamlMap.Entry alias = map.entry("b").orElseThrow();
        assertThat(range(alias.value().span())).isEqualTo("1:7-1:13");
        assertThat(range(alias.keySpan())).isEqualTo("2:1-2:2");
    }

    @Test
    void mapThatEndsWithAnAliasEndsThere() {
        assertThat(range(root("a: &x {k: v}\nb: *x\n").span())).isEqualTo("1:1-2:6");
    }

    @Test
    void byteOrderMarkTakesNoColumn() {
        assertThat(range(root("\uFEFFa: 1").span())).isEqualTo("1:1-1:5");
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r");
    }
}
