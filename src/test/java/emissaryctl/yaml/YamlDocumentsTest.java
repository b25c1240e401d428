package emissaryctl.yaml;

import static emissaryctl.yaml.Reading.documents;
import static emissaryctl.yaml.Reading.json;
import static emissaryctl.yaml.Reading.range;
import static emissaryctl.yaml.Reading.read;
import static emissaryctl.yaml.Reading.root;
import static emissaryctl.yaml.Reading.said;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "  \n",
                "# c",
                "---",
                "---\n---\n",
                "---\n# c\n---\n",
                "...",
                "...\n...",
                "\uFEFF",
                "# c\n\uFEFF",
                "---\n...\n\n\uFEFF\n",
                "\r\n"
            })
    void emptyDocumentsAreSkipped(String text) {
        assertThat(read(text).value()).isEmpty();
        assertThat(read(text).diagnostics()).isEmpty();
    }

    @Test
    void documentsComeInTheirOrder() {
        assertThat(documents("# c\n---\na: 1\n---\n\n--- # c\nb\n--- {c: 1}\n--- |\n x\n---\td\n"))
                .containsExactly("{\"a\":1}", "\"b\"", "{\"c\":1}", "\"x\\u000a\"", "\"d\"");
    }

    @Test
    void onlyWholeMarksSeparate() {
        assertThat(documents("a: 1\n ---\n")).containsExactly("{\"a\":\"1 ---\"}");
        assertThat(documents("---a: 1\n----\n")).isEmpty();
        assertThat(documents("----: 1\n")).containsExactly("{\"----\":1}");
    }

    @Test
    void blockScalarEndsAtAMark() {
        assertThat(documents("a: |\n  ---\n  x\n---\nb\n")).containsExactly("{\"a\":\"---\\u000ax\\u000a\"}", "\"b\"");
    }

    @Test
    void dotsEndADocumentBeforeDirectives() {
        String text = "%YAML 1.1\n---\na\n...\n# c\n%TAG !y! tag:yaml.org,2002:\n---\n!y!str 1\n...\nb\n";
        assertThat(documents(text)).containsExactly("\"a\"", "\"1\"", "\"b\"");
    }

    @Test
    void byteOrderMarkMayBeginEachOfSeveralJoinedFiles() {
        assertThat(documents("\uFEFFa: 1\n\uFEFF---\nb: 1\n")).containsExactly("{\"a\":1}", "{\"b\":1}");
    }

    @Test
    void byteOrderMarkMayFollowCommentsAndEmptyLines() {
        assertThat(documents("# c\n\uFEFFa: 1\n...\n\n\uFEFF# c\n\uFEFF---\nb: 1\n"))
                .containsExactly("{\"a\":1}", "{\"b\":1}");
        assertThat(range(root("# c\n\n\uFEFFa: 1").span())).isEqualTo("3:1-3:5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: [1\n", "a: 'x\n", "a: \"x\n", "a: b: c\n", "\ta: 1\n", "a: {\n", "- a\nb\n", "a: \u0007\n"})
    void brokenDocumentHidesNoOther(String broken) {
        String text = "first\n---\n" + broken + "---\nlast\n";
        assertThat(documents(text)).containsExactly("\"first\"", "\"last\"");
        assertThat(said(read(text))).singleElement().asString().matches("EMC0001 [34]:.*");
    }

    @Test
    void jsonIsYaml() {
        String text =
                "{\t\"a\":1,\n\t\"b\" : [\n\t\t2.50,\t\"\\u00e9\\ud83d\\ude00\\/\\t\"\n\t],\r\n\"c\":null,\"d\":{},\"y\":\"y\"}";
        assertThat(json(root(text)))
                .isEqualTo("{\"a\":1,\"b\":[2.5,\"é\\ud83d\\ude00/\\u0009\"],\"c\":null,\"d\":{},\"y\":\"y\"}");
    }

    @Test
    void blockTextAtTheEndOfTheFileKeepsItsMissingLineBreak() {
        assertThat(json(root("a: |\n  x\n"))).isEqualTo("{\"a\":\"x\\u000a\"}");
        assertThat(json(root("a: |\n  x"))).isEqualTo("{\"a\":\"x\"}");
        assertThat(json(root("a: >+\n  x\n  y "))).isEqualTo("{\"a\":\"x y \"}");
        assertThat(json(root("😀: |\n  x"))).isEqualTo("{\"\\ud83d\\ude00\":\"x\"}");
        assertThat(json(root("a: |\n  x\n  "))).isEqualTo("{\"a\":\"x\\u000a\"}");
    }

    @Test
    void lineBreaksOfAllSystemsAreRead() {
        assertThat(json(root("a:\r\n  b: |\r\n    x\r\n    y\r\n"))).isEqualTo("{\"a\":{\"b\":\"x\\u000ay\\u000a\"}}");
        assertThat(json(root("a: 1\rb: 2\r"))).isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void nullDocumentIsADocument() {
        assertThat(documents("--- null\n--- ~\n--- ''\n")).containsExactly("null", "null", "\"\"");
    }
}
