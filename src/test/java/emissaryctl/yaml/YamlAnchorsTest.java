package emissaryctl.yaml;

import static emissaryctl.yaml.Reading.documents;
import static emissaryctl.yaml.Reading.json;
import static emissaryctl.yaml.Reading.problem;
import static emissaryctl.yaml.Reading.range;
import static emissaryctl.yaml.Reading.read;
import static emissaryctl.yaml.Reading.root;
import static emissaryctl.yaml.Reading.said;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlAnchorsTest {

    @Test
    void aliasSharesTheNodeOfItsAnchor() {
        YamlMap map = (YamlMap) root("a: &x [1]\nb: *x\n");
        assertThat(map.get("b").orElseThrow()).isSameAs(map.get("a").orElseThrow());
    }

    @Test
    void scalarsAndKeysMayHaveAnchors() {
        assertThat(json(root("&k a: &v y\nb: *v\nc: *k\n*v : 3\n")))
                .isEqualTo("{\"a\":true,\"b\":true,\"c\":\"a\",\"true\":3}");
    }

    @Test
    void laterAnchorOfTheSameNameCounts() {
        assertThat(json(root("[&x 1, *x, &x 2, *x]"))).isEqualTo("[1,1,2,2]");
        assertThat(json(root("[&x [&x 1], *x]"))).isEqualTo("[[1],1]");
    }

    @Test
    void anchorsEndWithTheirDocument() {
        assertThat(said(read("a: &x 1\n---\nb: *x\n")))
                .containsExactly("EMC0001 3:4 there is no anchor `&x` before this alias");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&x [*x]", "&x {a: *x}", "&x {*x : 1}", "a: &x\n  b: [1, {c: *x}]", "&x {<<: *x}"})
    void aliasWithinItsAnchorIsRefused(String text) {
        assertThat(problem(text).message()).isEqualTo("the anchor `&x` contains itself");
        assertThat(read(text).value()).isEmpty();
    }

    /// go-yaml v2 merges at the place of `<<`, so a key before it is overridden.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    {<<: {a: 1, b: 2}, b: 3}                      ; {"a":1,"b":3}
                    {b: 3, <<: {a: 1, b: 2}}                      ; {"b":2,"a":1}
                    {<<: [{a: 1}, {a: 2, b: 2}]}                  ; {"a":1,"b":2}
                    {<<: []}                                      ; {}
                    {<<: {<<: {a: 1}, b: 2}}                      ; {"a":1,"b":2}
                    {!!merge <<: {a: 1}}                          ; {"a":1}
                    {'<<': {a: 1}}                                ; {"<<":{"a":1}}
                    {!!str <<: 1}                                 ; {"<<":1}
                    {a: <<}                                       ; {"a":"<<"}
                    [<<]                                          ; ["<<"]
                    {<<: {a: 1}, <<: {a: 2}}                      ; {"a":2}
                    """)
    void mergeKeysAddEntries(String text, String expected) {
        assertThat(documents(text)).containsExactly(expected);
        assertThat(read(text).diagnostics()).isEmpty();
    }

    @Test
    void mergedEntriesKeepTheirPlaces() {
        YamlMap map = (YamlMap) root("x: &x {a: 1}\nz:\n  <<: *x\n  b: 2\n");
        YamlMap merged = map.map("z").orElseThrow();
        assertThat(range(merged.entry("a").orElseThrow().keySpan())).isEqualTo("1:8-1:9");
        assertThat(range(merged.span())).isEqualTo("3:3-4:7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a | a string", "~ | null", "[{a: 1}, 2] | an integer", "[[]] | a list"})
    void onlyMapsCanBeMerged(String value, String kind) {
        assertThat(problem("<<: " + value).message()).isEqualTo("`<<` takes a map or a list of maps, not " + kind);
    }

    @Test
    void laterDuplicateKeyWins() {
        assertThat(documents("a: 1\nb: 2\na: 3\n")).containsExactly("{\"a\":3,\"b\":2}");
    }

    @Test
    void duplicateKeyIsNamedAtBothPlaces() {
        Diagnostic problem = problem("s:\n  a: 1\n  b: 2\n  \"a\": 3\n");
        assertThat(problem.code()).isEqualTo(Code.YAML_DUPLICATE_KEY);
        assertThat(problem.message()).isEqualTo("the key `a` is already set in this map");
        assertThat(range(problem.primary())).isEqualTo("4:3-4:6");
        assertThat(problem.related()).singleElement().satisfies(label -> {
            assertThat(range(label.span())).isEqualTo("2:3-2:4");
            assertThat(label.text()).isEqualTo("set here before");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"y: 1\ntrue: 2", "1: a\n'1': b", "0x1: a\n1: b", "a: 1\n<<: {c: 1}\na: 2", "{a: 1, a: 2}"})
    void keysThatBecomeTheSameAreDuplicates(String text) {
        assertThat(problem(text).code()).isEqualTo(Code.YAML_DUPLICATE_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\n<<: {a: 2}", "<<: {a: 1}\na: 2", "a: {b: 1}\nc: {b: 1}", "[{a: 1}, {a: 1}]"})
    void keysOfDifferentMapsAreNoDuplicates(String text) {
        assertThat(read(text).diagnostics()).isEmpty();
    }

    @Test
    void manyDuplicatesAreNotAllListed() {
        assertThat(read("a: 1\n".repeat(1000)).diagnostics()).hasSize(100);
        assertThat(read("- {a: 1, a: 2}\n".repeat(1000)).diagnostics()).hasSize(100);
    }

    @Test
    void longKeyIsCutInTheMessage() {
        String key = "k".repeat(500);
        assertThat(problem(key + ": 1\n" + key + ": 2\n").message())
                .hasSizeLessThan(130)
                .contains("kkk…`");
    }
}
