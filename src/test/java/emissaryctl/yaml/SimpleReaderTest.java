package emissaryctl.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// What is read in the simple way is what the parser reads, places and all.
class SimpleReaderTest {

    private static final int TRIES = 60_000;
    private static final Positions POSITIONS = new Positions("f.yaml", 7);

    private static final List<String> SCALARS = List.of(
            "a",
            "text",
            "/path/",
            "a b",
            "8080",
            "-1",
            "0x1F",
            "1_000",
            "1.5",
            ".inf",
            "true",
            "yes",
            "null",
            "~",
            "y",
            "http://a:80/b?c",
            "a#b",
            "a #b",
            "'single'",
            "\"double\"",
            "''",
            "\"\"",
            "'it''s'",
            "\"\\n\"",
            "a: b",
            "a:",
            "^/r[0-9]+$",
            "- a",
            "-",
            "-a",
            "*x",
            "&x",
            "!t",
            "|",
            ">",
            "%",
            "@",
            "[a]",
            "{}",
            "{a: b, 'c': [1, x]}",
            "[]",
            "[a, b,]",
            "[a: b]",
            "{a}",
            "{a: }",
            "[a, 'b c', \"d\"]",
            "{a: {b: c}}",
            "[ a , b ]",
            "{ a: b }",
            "a]",
            "a, b",
            "2001-01-01",
            "<<",
            "0o7",
            "1e3",
            "+1",
            "a\tb",
            "é",
            "'a' b",
            "a  ",
            "{a: b}c",
            "[[a], [b]]",
            "{\"a\":1}",
            "(x)",
            "$NAME",
            ".5",
            "..",
            "_",
            "{a: http://b}",
            "{a: b:c}",
            "[a#b]",
            "[a #b]",
            "{a?: b}",
            "{?a: b}",
            "=",
            "`");

    private static final List<String> KEYS = List.of(
            "a",
            "b",
            "name",
            "getambassador.io/config",
            "x-y",
            "\"q\"",
            "'q'",
            "yes",
            "1",
            "null",
            "<<",
            "a b",
            "?",
            "_k");

    private final Random random = new Random(1);

    @Test
    void whatIsReadIsWhatTheParserReads() {
        int read = 0;
        for (int i = 0; i < TRIES; i++) {
            String text = mutated(document());
            if (agrees(text)) read++;
        }
        assertThat(read).as("documents read in the simple way").isGreaterThan(TRIES / 20);
    }

    @Test
    void nearlyAllResourcesAreSimple() throws IOException {
        int all = 0;
        int simple = 0;
        try (Stream<Path> files = Files.walk(Path.of("examples"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                for (DocumentText document : DocumentSplitter.split(Files.readString(file), 1000)) {
                    all++;
                    if (agrees(document.text())) simple++;
                }
            }
        }
        assertThat(simple).as("of " + all).isGreaterThan(all / 2);
    }

    @Test
    void everyFileOfTheTestsReadsTheSame() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("testdata"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                for (DocumentText document : DocumentSplitter.split(Files.readString(file), 1000)) {
                    agrees(document.text());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b",
                "---\na: b\n",
                "# comment\n---\na:\n- b\n- c: d\n  e: f\n\ng: {h: [1, x], 'i': \"j\"}  # k\n",
                "a: {}\nb: []\n",
                "a:\n    b:\n        c: d\n    e: f\n"
            })
    void simpleDocumentsAreRead(String text) {
        assertThat(agrees(text)).isTrue();
    }

    /// Whether it is read in the simple way.
    private static boolean agrees(String text) {
        Optional<SimpleReader.Read> simple = SimpleReader.read(text, POSITIONS);
        if (simple.isEmpty()) return false;
        TreeBuilder builder = new TreeBuilder(POSITIONS, YamlLimits.DEFAULT, YamlLimits.DEFAULT.nodes());
        assertThat(parsed(text, builder))
                .as(text)
                .isEqualTo(List.of(written(simple.get().map())));
        assertThat((long) simple.get().weight()).as(text).isEqualTo(builder.weight());
        return true;
    }

    private static List<String> parsed(String text, TreeBuilder builder) {
        LoadSettings settings = LoadSettings.builder()
                .setBufferSize(text.length() + 2)
                .setParseComments(false)
                .build();
        try {
            Outcome<List<YamlNode>> read = builder.build(new ParserImpl(settings, new StreamReader(settings, text)));
            List<String> all = new ArrayList<>(Reading.said(read));
            read.value().forEach(node -> all.add(written(node)));
            return all;
        } catch (YamlEngineException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static String written(YamlNode node) {
        String place = Reading.range(node.span());
        return switch (node) {
            case YamlScalar scalar -> scalar.type() + " " + scalar.text() + " " + place + "\n";
            case YamlList list ->
                "[" + list.items().stream().map(SimpleReaderTest::written).toList() + place + "]\n";
            case YamlMap map ->
                "{"
                        + map.entries().stream()
                                .map(entry -> entry.key() + " " + Reading.range(entry.keySpan()) + ": "
                                        + written(entry.value()))
                                .toList()
                        + place + "}\n";
        };
    }

    private String document() {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "---\n" : "");
        map(0, 0, text);
        return text.toString();
    }

    private void map(int indent, int depth, StringBuilder text) {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.repeat(' ', indent);
            entry(indent, depth, text);
        }
    }

    private void entry(int indent, int depth, StringBuilder text) {
        text.append(random.nextInt(3) > 0 ? "k" + random.nextInt(20) : any(KEYS))
                .append(':');
        switch (depth > 3 ? 0 : random.nextInt(5)) {
            case 0, 1, 2 ->
                text.append(' ').append(any(SCALARS)).append(any(List.of("\n", "\n", "\n", "  # c\n", " \n")));
            case 3 -> {
                text.append(any(List.of("\n", " # c\n", "\n\n")));
                map(indent + 1 + random.nextInt(3), depth + 1, text);
            }
            default -> {
                text.append('\n');
                list(indent + random.nextInt(3), depth + 1, text);
            }
        }
    }

    private void list(int indent, int depth, StringBuilder text) {
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            text.repeat(' ', indent).append("- ");
            if (random.nextBoolean()) text.append(any(SCALARS)).append('\n');
            else {
                entry(indent + 2, depth, text);
                if (random.nextBoolean()) map(indent + 2, depth, text);
            }
        }
    }

    /// Mostly as it is, else with a character changed.
    private String mutated(String text) {
        if (random.nextInt(3) > 0 || text.isEmpty()) return text;
        int at = random.nextInt(text.length());
        String other =
                any(List.of("", " ", "\n", "#", ":", "-", "'", "\"", "\\", "[", "{", "}", ",", "?", "\t", "|", "  "));
        return text.substring(0, at) + other + text.substring(at + random.nextInt(2));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
