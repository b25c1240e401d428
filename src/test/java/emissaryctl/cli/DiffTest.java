package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `emissaryctl diff` as a user runs it.
class DiffTest {

    private static final String SLOWER = Inputs.GOOD.replace("service: shop", "service: shop, timeout_ms: 10000");

    @TempDir
    Path folder;

    private String before;
    private String after;

    @BeforeEach
    void write() throws Exception {
        Files.createDirectories(folder.resolve("old"));
        Files.createDirectories(folder.resolve("new"));
        before = Inputs.write(folder.resolve("old"), "shop.yaml", Inputs.GOOD).toString();
        after = Inputs.write(folder.resolve("new"), "renamed.yaml", "\n\n" + SLOWER)
                .toString();
    }

    @Test
    void theChangeWithItsPlacesOnBothSides() {
        Run run = Run.of(
                "diff", folder.resolve("old").toString(), folder.resolve("new").toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("1 route changed\n\n~ Mapping default/shop  " + before + ":" + line(Inputs.GOOD) + " → "
                        + after + ":" + line("\n\n" + SLOWER) + "\n")
                .contains("\n    route prefix /shop/ → shop:80 on *\n      route.timeout: 3s → 10s\n");
    }

    private static String line(String text) {
        int line = 1;
        for (String each : text.split("\n")) {
            if (each.contains("{name: shop}")) return line + ":" + (each.indexOf("shop") + 1);
            line++;
        }
        throw new AssertionError(text);
    }

    @Test
    void eitherSideMayBeStandardInput() {
        String out = Run.of("diff", before, after).out();
        assertThat(Run.withInput(Inputs.GOOD, "diff", "-", after).out()).isEqualTo(out.replace(before, "<stdin>"));
        assertThat(Run.withInput(Inputs.GOOD, "diff", after, "-").out()).contains("route.timeout: 10s → 3s");
    }

    @Test
    void nothingElseIsNoChange() {
        Run run = Run.of("diff", before, before, "--exit-code", "--fail-on", "low");
        assertThat(run.out()).isEqualTo("no changes\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void exitCodeSaysWhetherAnythingChanges() {
        assertThat(Run.of("diff", before, after, "--exit-code").exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"high, 0", "medium, 0", "low, 1"})
    void failOn(String risk, int exit) {
        assertThat(Run.of("diff", before, after, "--fail-on", risk).exit()).isEqualTo(exit);
    }

    @Test
    void severalReportsAtOnce() throws Exception {
        Path json = folder.resolve("changes.json");
        Run run = Run.of("diff", before, after, "-o", "text", "-o", "json=" + json);
        assertThat(run.out()).startsWith("1 route changed\n");
        assertThat(Files.readString(json)).startsWith("{\n  \"schema\" : \"emissaryctl/diff/v1\"");
    }

    @Test
    void jsonIsAsTheSchemaSays() throws Exception {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/diff.schema.json")));
        String json = Run.of("diff", before, after, "-o", "json").out();
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("changed", "other"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(Run.of("diff", before, before, "-o", "json").out(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void whatIsWrongIsLeftOutAndSaid() {
        String wrong = Inputs.write(folder, "wrong.yaml", Inputs.WRONG).toString();
        Run run = Run.of("diff", before, wrong);
        assertThat(run.err()).contains(wrong + " has 1 error;");
        assertThat(Run.of("diff", before, wrong, "--quiet").err()).isEmpty();
    }

    @Test
    void aSideThatCannotBeReadIsToldAndNothingIsCompared() {
        Run run = Run.of("diff", before, folder.resolve("missing").toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("EMC0017");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one",
                "one two three",
                "- -",
                "one two -o yaml",
                "one two -o text -o json",
                "one two -o json=a -o html=a",
                "one two --fail-on severe"
            })
    void wrongUsage(String arguments) {
        Run run = Run.of(("diff " + arguments).split(" "));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotEmpty();
    }

    @Test
    void textsOfStrangersDoNotReachTheTerminalRaw() {
        String hostile = Inputs.GOOD.replace("service: shop", "service: shop, headers: {x-a: \"a\\u202eb\"}");
        Run run = Run.of(
                "diff", before, Inputs.write(folder, "hostile.yaml", hostile).toString());
        assertThat(run.out()).doesNotContain("\u202e").contains("a\\u202eb");
    }
}
