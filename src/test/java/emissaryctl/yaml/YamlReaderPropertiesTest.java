package emissaryctl.yaml;

import static emissaryctl.yaml.Reading.read;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class YamlReaderPropertiesTest {

    @Property(tries = 2000)
    void arbitraryTextIsReadOrRefused(@ForAll String text) {
        assertThat(read(text)).isNotNull();
    }

    @Property(tries = 5000)
    void yamlLikeTextIsReadOrRefusedWithPlacesInside(@ForAll("yamlLike") String text) {
        Outcome<List<YamlNode>> read = read(text);
        List<String> lines = List.of(text.split("\r\n|\r|\n", -1));
        read.value().forEach(root -> assertInside(root, lines));
        for (Diagnostic problem : read.diagnostics()) {
            assertInside(problem.primary(), lines);
            problem.related().forEach(label -> assertInside(label.span(), lines));
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void jsonComesBackAsItWas(@ForAll("json") String text) {
        Outcome<List<YamlNode>> read = read(text);
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.value().stream().map(Reading::json)).containsExactly(text);
    }

    @Property(tries = 1000)
    void documentsAreReadAsIfTheyWereAlone(@ForAll("yamlLike") String first, @ForAll("yamlLike") String second) {
        String one = first.replace("%", "");
        String two = second.replace("%", "");
        List<String> together = jsons(read("---\n" + one + "\n---\n" + two + "\n"));
        List<String> alone = new ArrayList<>(jsons(read("---\n" + one + "\n")));
        alone.addAll(jsons(read("---\n" + two + "\n")));
        assertThat(together).isEqualTo(alone);
    }

    @Provide
    Arbitrary<String> yamlLike() {
        return Arbitraries.of(
                        "a", "b", "x y", "1", "0x1", "é", "😀", ": ", ":", "- ", "-", "\n", "\n  ", "\n    ", "\r\n",
                        "\n---\n", "\n...\n", "[", "]", "{", "}", ", ", ",", "'", "\"", "\\n", "\\", "|\n  ", ">-\n ",
                        "# c", " # c\n", "&a ", "*a", "*a ", "!!str ", "! ", "? ", "<<: ", "%", "@", "~", "\t", " ",
                        "\uFEFF", "key: ")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> json() {
        return json(3);
    }

    private static Arbitrary<String> json(int depth) {
        Arbitrary<String> scalars = Arbitraries.oneOf(
                strings(),
                Arbitraries.of("true", "false", "null", "0", "0.5", "-1.25", "1e+21", "18446744073709551615"),
                Arbitraries.longs().map(String::valueOf));
        if (depth == 0) return scalars;
        Arbitrary<String> inner = json(depth - 1);
        return Arbitraries.oneOf(scalars, lists(inner), maps(inner));
    }

    private static Arbitrary<String> lists(Arbitrary<String> inner) {
        return inner.list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]");
    }

    private static Arbitrary<String> maps(Arbitrary<String> inner) {
        return Combinators.combine(strings(), inner)
                .as(List::of)
                .list()
                .uniqueElements(List::getFirst)
                .ofMaxSize(3)
                .map(entries -> entries.stream()
                        .map(entry -> String.join(":", entry))
                        .collect(Collectors.joining(",", "{", "}")));
    }

    private static Arbitrary<String> strings() {
        Arbitrary<String> characters = Arbitraries.strings()
                .withChars("ay0:-#,[]{}\"'\\|>&*!%@`?~<.= \n\t/é\u2028")
                .ofMaxLength(12);
        return Combinators.combine(characters, Arbitraries.of("", "😀", "\uFFFD"))
                .as((text, end) -> Reading.json(new YamlScalar(YamlScalar.Type.STRING, text + end, Span.startOf("f"))));
    }

    private static List<String> jsons(Outcome<List<YamlNode>> read) {
        return read.value().stream().map(Reading::json).toList();
    }

    private static void assertInside(YamlNode node, List<String> lines) {
        assertInside(node.span(), lines);
        switch (node) {
            case YamlScalar _ -> {}
            case YamlList list -> list.items().forEach(item -> assertInside(item, lines));
            case YamlMap map ->
                map.entries().forEach(entry -> {
                    assertInside(entry.keySpan(), lines);
                    assertInside(entry.value(), lines);
                });
        }
    }

    private static void assertInside(Span span, List<String> lines) {
        assertThat(span.endLine()).isBetween(span.startLine(), lines.size());
        if (span.startLine() == span.endLine()) assertThat(span.endColumn()).isGreaterThanOrEqualTo(span.startColumn());
        assertThat(span.startColumn()).isBetween(1, columns(lines, span.startLine()));
        assertThat(span.endColumn()).isBetween(1, columns(lines, span.endLine()));
    }

    private static int columns(List<String> lines, int line) {
        String text = lines.get(line - 1);
        return text.codePointCount(0, text.length()) + 1;
    }
}
