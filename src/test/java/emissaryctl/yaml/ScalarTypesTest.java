package emissaryctl.yaml;

import static emissaryctl.yaml.Reading.json;
import static emissaryctl.yaml.Reading.problem;
import static emissaryctl.yaml.Reading.root;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tables hold what `sigs.k8s.io/yaml` v1.6.0 makes of the same text.
class ScalarTypesTest {

    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"})
    void plainWordsForTrue(String text) {
        assertThat(plain(text)).isEqualTo("BOOLEAN true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"})
    void plainWordsForFalse(String text) {
        assertThat(plain(text)).isEqualTo("BOOLEAN false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
    void plainWordsForNull(String text) {
        assertThat(plain(text)).isEqualTo("NULL null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yEs",
                "nULL",
                "tRUE",
                "inf",
                "NaN",
                "<<",
                "=",
                "x",
                "10m",
                "0.5s",
                "5xx",
                "10%",
                "1,000",
                "1.2.3",
                "v1",
                "1:30",
                "12:30:45",
                "12:30:45.6",
                "2001-01-01",
                "2001-12-14t21:59:43.10-05:00",
                "10.0.0.1",
                "0x",
                "0b",
                "0o",
                "0xg",
                "0b2",
                "0o8",
                "0b-",
                "-0b-1",
                "0x-1",
                "_1",
                "+",
                "-+1",
                "--1",
                "..",
                ".e5",
                "._5",
                ".5_",
                ".5__0",
                ".5_e3",
                ".5e_3",
                "1e",
                "1e+",
                "1e5.5",
                "1e400",
                "-1e400",
                ".1e500",
                "1f",
                "1d",
                "0x1p4",
                "0x10000000000000000",
                "02000000000000000000000x",
                "١"
            })
    void everythingElseIsAString(String text) {
        assertThat(plain(text)).isEqualTo("STRING " + text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    0,0
                    -0,0
                    +0,0
                    00,0
                    12,12
                    +12,12
                    -12,-12
                    0777,511
                    0o777,511
                    0O17,15
                    -017,-15
                    0x1F,31
                    0X1f,31
                    -0x10,-16
                    0b101,5
                    0B101,5
                    -0b101,-5
                    +0b1,1
                    0b-101,-5
                    0b+101,5
                    1_000,1000
                    1__0,10
                    1_,1
                    0_7,7
                    0_x1f,31
                    0x_1f,31
                    9223372036854775807,9223372036854775807
                    9223372036854775808,9223372036854775808
                    18446744073709551615,18446744073709551615
                    -9223372036854775808,-9223372036854775808
                    0xFFFFFFFFFFFFFFFF,18446744073709551615
                    01777777777777777777777,18446744073709551615
                    """)
    void integers(String text, String canonical) {
        assertThat(plain(text)).isEqualTo("INTEGER " + canonical);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    1.5,1.5
                    1.0,1
                    -0.0,-0
                    1.,1
                    .5,0.5
                    -.5,-0.5
                    +.5,0.5
                    .5_0,0.5
                    .5e3_0,5e+29
                    1_0.5,10.5
                    1e3,1000
                    1E+3,1000
                    1.e3,1000
                    08,8
                    007.5,7.5
                    12e03,12000
                    1e20,100000000000000000000
                    1e21,1e+21
                    1e-6,0.000001
                    1e-7,1e-7
                    2.5e-8,2.5e-8
                    1.25e-10,1.25e-10
                    1e-400,0
                    5e-324,5e-324
                    2e23,2e+23
                    3.14159,3.14159
                    +9223372036854775808,9223372036854776000
                    -9223372036854775809,-9223372036854776000
                    18446744073709551616,18446744073709552000
                    123456789012345678901234567890,1.2345678901234568e+29
                    1.7976931348623157e308,1.7976931348623157e+308
                    """)
    void floats(String text, String canonical) {
        assertThat(plain(text)).isEqualTo("FLOAT " + canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'yes'", "\"yes\"", "|-\n yes", ">-\n yes", "!!str yes", "! yes", "!!str 'yes'"})
    void quotedBlockAndStrTaggedTextIsAString(String value) {
        assertThat(plain(value)).isEqualTo("STRING yes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    !!int '5'        ; INTEGER 5
                    !!int 0x10       ; INTEGER 16
                    !!float 5        ; FLOAT 5
                    !!float '1.5'    ; FLOAT 1.5
                    !!bool 'off'     ; BOOLEAN false
                    !!null ''        ; NULL null
                    !!null           ; NULL null
                    !!str            ; STRING
                    !!str ~          ; STRING ~
                    !!timestamp 2001-01-01 ; STRING 2001-01-01
                    !!binary aGVsbG8= ; STRING hello
                    !!binary "aGVs\\nbG8=" ; STRING hello
                    !!binary 4oJB    ; STRING \uFFFD\uFFFDA
                    !!binary /+8=    ; STRING \uFFFD\uFFFD
                    !<tag:yaml.org,2002:int> 07 ; INTEGER 7
                    """)
    void tagsDecideTheType(String value, String expected) {
        assertThat(plain(value).strip()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!int 1.5",
                "!!int x",
                "!!bool 1",
                "!!null x",
                "!!float x",
                "!!float 9223372036854775808",
                "!!binary a",
                "!!binary aGVsbG8",
                "!!timestamp x"
            })
    void valueThatDoesNotFitItsTagIsRefused(String value) {
        assertThat(problem("a: " + value).message()).contains("is not a value for the tag `!!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"!!set {a}", "!foo x", "!!java.net.URL x", "!<x> [1]", "!!str [1]", "!!map [1]", "!!seq {}"})
    void otherTagsAreRefused(String value) {
        assertThat(problem("a: " + value).message()).startsWith("the tag `").endsWith("` is not supported");
    }

    @ParameterizedTest
    @CsvSource({"a: .inf", "a: -.INF", "a: .NaN", "[.inf]", ".nan", "a: [&x .inf]"})
    void numbersThatJsonLacksAreRefused(String text) {
        assertThat(problem(text).message()).endsWith("` has no equivalent in JSON");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    y         ; true
                    off       ; false
                    1         ; 1
                    0777      ; 511
                    1.0       ; 1
                    1.5       ; 1.5
                    1000000.0 ; 1e+06
                    123456.0  ; 123456
                    16777217.0; 1.6777216e+07
                    0.00001   ; 1e-05
                    1e39      ; .inf
                    -.inf     ; -.inf
                    .NAN      ; .nan
                    "1"       ; 1
                    !!str 0x1 ; 0x1
                    2001-01-01; 2001-01-01
                    '~'       ; ~
                    ''        ; ``
                    """)
    void keysBecomeStringsAsJsonKeysDo(String key, String expected) {
        assertThat(json(root(key + " : x"))).isEqualTo("{\"" + expected + "\":\"x\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"~ : 1", "null: 1", "? \n: 1", "18446744073709551615: 1", "[a]: 1", "{a: 1}: 1", "? - a\n: 1"})
    void whatCannotBeAJsonKeyIsRefused(String text) {
        assertThat(problem(text).message()).endsWith(" cannot be the key of a map");
        assertThat(problem(text).code()).isEqualTo(Code.YAML_SYNTAX);
    }

    @Test
    void unrenderedTemplateIsExplained() {
        assertThat(problem("name: {{ .Values.name }}").help())
                .hasValueSatisfying(help -> assertThat(help).contains("template"));
    }

    @Test
    void numberOfAMillionDigitsIsReadFast() {
        assertThat(plain("9".repeat(1_000_000))).startsWith("STRING 999");
        assertThat(plain("0x" + "f".repeat(1_000_000))).startsWith("STRING 0xfff");
        assertThat(plain("0".repeat(1_000_000))).isEqualTo("INTEGER 0");
    }

    private static String plain(String text) {
        YamlNode value = ((YamlMap) root("a: " + text)).get("a").orElseThrow();
        YamlScalar scalar = (YamlScalar) value;
        return scalar.type() + " " + scalar.text();
    }
}
