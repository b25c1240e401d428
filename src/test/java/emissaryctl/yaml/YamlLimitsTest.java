package emissaryctl.yaml;

import static emissaryctl.yaml.Reading.documents;
import static emissaryctl.yaml.Reading.read;
import static emissaryctl.yaml.Reading.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import emissaryctl.diag.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlLimitsTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String TOO_DEEP = "maps and lists are nested more than 100 levels deep";

    @Test
    void depthLimitIsExact() {
        assertThat(read("[".repeat(100) + "]".repeat(100)).diagnostics()).isEmpty();
        assertThat(said(read("[".repeat(101) + "]".repeat(101)))).containsExactly("EMC0005 1:101 " + TOO_DEEP);
        assertThat(read(blockMaps(100)).diagnostics()).isEmpty();
        assertThat(said(read(blockMaps(101)))).containsExactly("EMC0005 101:101 " + TOO_DEEP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{a: ", "{? ", "[? ", "- ? ", "[\n", "{a:\n"})
    void endlessNestingIsRefused(String opening) {
        for (int levels : List.of(3_000, 20_000, 100_000)) {
            Outcome<List<YamlNode>> read = assertTimeout(SOON, () -> read(opening.repeat(levels)));
            assertThat(read.diagnostics())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).isEqualTo(TOO_DEEP));
        }
    }

    @Test
    void deepBlockMapsAreRefused() {
        assertThat(said(assertTimeout(SOON, () -> read(blockMaps(3_000)))))
                .containsExactly("EMC0005 101:101 " + TOO_DEEP);
    }

    @Test
    void tooDeepDocumentHidesNoOther() {
        assertThat(documents("a\n---\n" + "[".repeat(3_000) + "\n---\nb\n")).containsExactly("\"a\"", "\"b\"");
    }

    @Test
    void tooLargeFileIsRefusedBeforeItIsParsed() {
        String text = "a: \"" + "x".repeat(34_000_000) + "\"";
        assertThat(said(assertTimeout(Duration.ofSeconds(1), () -> read(text))))
                .containsExactly("EMC0005 1:1 the file is larger than 32 MiB");
    }

    @Test
    void largestScalarIsReadInTime() {
        String text = "a: \"" + "x ".repeat(4_000_000) + "\"";
        assertThat(assertTimeout(SOON, () -> read(text)).value()).hasSize(1);
    }

    @Test
    void aliasBombIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            String all = ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, all));
        }
        Outcome<List<YamlNode>> read = assertTimeout(SOON, () -> read("ok\n---\n" + bomb + "---\nok\n"));
        assertThat(read.value()).hasSize(2);
        assertThat(said(read))
                .containsExactly("EMC0005 9:20 the file describes more than 2000000 values,"
                        + " those behind aliases counted at each use");
    }

    @Test
    void mergeBombIsRefused() {
        String keys = IntStream.range(0, 500).mapToObj(i -> "k" + i + ": 1").collect(Collectors.joining(", "));
        String bomb = "base: &b {" + keys + "}\nlist:\n" + "- <<: *b\n".repeat(9_000);
        Outcome<List<YamlNode>> read = assertTimeout(SOON, () -> read(bomb));
        assertThat(read.value()).isEmpty();
        assertThat(said(read)).singleElement().asString().startsWith("EMC0005 ");
    }

    @Test
    void nodesOfAllDocumentsCount() {
        YamlLimits limits = new YamlLimits(1000, 1000, 10, 10, 8, 10);
        Outcome<List<YamlNode>> read = read("[1, 2, 3]\n---\n[1, 2, 3, 4]\n---\n[1, 2]\n", limits);
        assertThat(read.value().stream().map(Reading::json)).containsExactly("[1,2,3]", "[1,2]");
        assertThat(said(read))
                .containsExactly(
                        "EMC0005 3:1 the file describes more than 8 values, those behind aliases counted at each use");
    }

    @Test
    void aliasesAreCounted() {
        String text = "[&a 1" + ", *a".repeat(10_000) + "]";
        assertThat(read(text).diagnostics()).isEmpty();
        assertThat(said(read(text.replace("]", ", *a]"))))
                .containsExactly("EMC0005 1:40008 the document has more than 10000 aliases");
    }

    @Test
    void documentsAreCounted() {
        Outcome<List<YamlNode>> read = read("--- 1\n".repeat(100_002));
        assertThat(read.value()).hasSize(100_000);
        assertThat(said(read))
                .containsExactly("EMC0005 100001:1 the file has more than 100000 documents; the rest is not read");
    }

    private static String blockMaps(int levels) {
        return IntStream.range(0, levels).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
    }
}
