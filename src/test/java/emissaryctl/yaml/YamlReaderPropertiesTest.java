package emissaryctl.yaml;

import static emissaryctl.yaml.Reading.read;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.property.Choices;
import emissaryctl.property.Property;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class YamlReaderPropertiesTest {

    private static final List<String> PIECES = List.of(
            "a", "b", "x y", "1", "0x1", "é", "😀", ": ", ":", "- ", "-", "\n", "\n  ", "\n    ", "\r\n", "\n---\n",
            "\n...\n", "[", "]", "{", "}", ", ", ",", "'", "\"", "\\n", "\\", "|\n  ", ">-\n ", "# c", " # c\n", "&a ",
            "*a", "*a ", "!!str ", "! ", "? ", "<<: ", "%", "@", "~", "\t", " ", "\uFEFF", "key: ");

    @Test
    void arbitraryTextIsReadOrRefusedWithPlacesInside() {
        Property.forAll(2_000, Choices::anyText, YamlReaderPropertiesTest::assertPlacesInside);
    }

    @Test
    void yamlLikeTextIsReadOrRefusedWithPlacesInside() {
        Property.forAll(5_000, YamlReaderPropertiesTest::yamlLike, YamlReaderPropertiesTest::assertPlacesInside);
    }

    @Test
    void jsonComesBackAsItWas() {
        Property.forAll(2_000, choices -> json(choices, 3), text -> {
            Outcome<List<YamlNode>> read = read(text);
            assertThat(read.diagnostics()).isEmpty();
            assertThat(read.value().stream().map(Reading::json)).containsExactly(text);
        });
    }

    private record TwoTexts(String first, String second) {}

    @Test
    void documentsAreReadAsIfTheyWereAlone() {
        Property.forAll(1_000, choices -> new TwoTexts(yamlLike(choices), yamlLike(choices)), texts -> {
            String one = texts.first().replace("%", "");
            String two = texts.second().replace("%", "");
            List<String> together = jsons(read("---\n" + one + "\n---\n" + two + "\n"));
            List<String> alone = new ArrayList<>(jsons(read("---\n" + one + "\n")));
            alone.addAll(jsons(read("---\n" + two + "\n")));
            assertThat(together).isEqualTo(alone);
        });
    }

    @Test
    void documentsThatAreKnownAreReadAsIfTheyWereNot() {
        Property.forAll(2_000, choices -> new TwoTexts(yamlLike(choices), yamlLike(choices)), texts -> {
            KnownDocuments known = KnownDocuments.remembering();
            YamlReader.read(new SourceFile("first.yaml", texts.first()), YamlLimits.DEFAULT, known);
            String both = texts.second() + "\n---\n" + texts.first() + "\n---\n" + texts.first();
            SourceFile second = new SourceFile("second.yaml", both);
            Outcome<List<YamlNode>> helped = YamlReader.read(second, YamlLimits.DEFAULT, known);
            assertThat(helped).isEqualTo(YamlReader.read(second, YamlLimits.DEFAULT));
        });
    }

    private static String yamlLike(Choices choices) {
        return String.join("", choices.list(40, c -> c.of(PIECES)));
    }

    private static String json(Choices choices, int depth) {
        return switch (choices.below(depth == 0 ? 3 : 9)) {
            case 0 -> choices.of("true", "false", "null", "0", "0.5", "-1.25", "1e+21", "18446744073709551615");
            case 1 -> String.valueOf(choices.anyLong());
            case 2 -> string(choices);
            case 3, 4, 5 -> "[" + String.join(",", choices.list(3, c -> json(c, depth - 1))) + "]";
            default -> map(choices, depth - 1);
        };
    }

    private static String map(Choices choices, int depth) {
        SequencedMap<String, String> entries = new LinkedHashMap<>();
        for (String key : choices.list(3, YamlReaderPropertiesTest::string)) entries.put(key, json(choices, depth));
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String string(Choices choices) {
        String text = choices.text("ay0:-#,[]{}\"'\\|>&*!%@`?~<.= \n\t/é\u2028", 12) + choices.of("", "😀", "\uFFFD");
        return Reading.json(new YamlScalar(YamlScalar.Type.STRING, text, Span.startOf("f")));
    }

    private static List<String> jsons(Outcome<List<YamlNode>> read) {
        return read.value().stream().map(Reading::json).toList();
    }

    private static void assertPlacesInside(String text) {
        Outcome<List<YamlNode>> read = read(text);
        List<String> lines = List.of(text.split("\r\n|\r|\n", -1));
        read.value().forEach(root -> assertInside(root, lines));
        for (Diagnostic problem : read.diagnostics()) {
            assertInside(problem.primary(), lines);
            problem.related().forEach(label -> assertInside(label.span(), lines));
        }
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
