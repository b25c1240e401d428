package emissaryctl.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.SarifSchema210;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is read of a report is what was found, whatever it was that was found.
class ReportersTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static String report(String format) {
        return Reporters.named(format).orElseThrow().format(HostileFindings.report());
    }

    static Stream<Reporter> all() {
        return Reporters.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void noControlCharacterGetsThrough(Reporter reporter) {
        String text = reporter.format(HostileFindings.report());
        assertThat(text.chars().filter(c -> c < 0x20 && c != '\n' || c == 0x7f)).isEmpty();
        assertThat(text).endsWith("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "compact", "github", "markdown"})
    void nothingTurnsTheDirectionOfWritingForPeople(String format) {
        assertThat(report(format)).doesNotContain("\u202E", "\u2066", "\u2069");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "compact", "github", "markdown", "junit", "checkstyle", "json", "jsonl"})
    void noLineIsACommandOfABuildServer(String format) {
        String own = format.equals("github") ? "::error file=" : "nothing";
        assertThat(report(format).lines().map(String::strip))
                .noneMatch(line -> line.startsWith("::") && !line.startsWith(own))
                .noneMatch(line -> line.startsWith("##"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingFoundIsAReportToo(Reporter reporter) {
        Report full = HostileFindings.report();
        Report none = new Report(
                Findings.of(List.of(), List.of(), Redactions.NONE),
                List.of(),
                full.places(),
                full.facts(),
                full.pages());
        String text = reporter.format(none);
        switch (reporter.name()) {
            case "json", "sarif", "gitlab" ->
                assertThat(JSON.readTree(text).isMissingNode()).isFalse();
            case "junit", "checkstyle" -> assertThat(xml(text)).isNotNull();
            case "markdown" -> assertThat(text).contains("nothing found");
            default -> assertThat(text).isEmpty();
        }
    }

    @Test
    void jsonKeepsItsSchemaAndTheTexts() throws Exception {
        String text = report("json");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/lint.schema.json")));
        assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
        JsonNode root = JSON.readTree(text);
        assertThat(root.at("/summary/errors").asInt()).isEqualTo(HostileFindings.TEXTS.size());
        List<String> messages = new ArrayList<>();
        root.at("/findings")
                .forEach(finding -> messages.add(finding.get("message").asString()));
        for (String hostile : HostileFindings.TEXTS) {
            if (hostile.contains("\uD800")) continue;
            assertThat(messages).contains("unknown field `" + hostile + "` in Mapping");
        }
    }

    @Test
    void linesAreOneFindingEach() {
        List<String> lines = report("jsonl").lines().toList();
        assertThat(lines).hasSize(HostileFindings.TEXTS.size());
        assertThat(lines).allMatch(line -> JSON.readTree(line).has("fingerprint"));
    }

    @Test
    void sarifKeepsTheOfficialSchema() throws Exception {
        try (InputStream official = SarifSchema210.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(official.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(schema.validate(report("sarif"), InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void sarifSaysWhatCodeScanningNeeds() {
        JsonNode run = JSON.readTree(report("sarif")).at("/runs/0");
        assertThat(run.at("/tool/driver/rules/0/id").asString()).isEqualTo("EMC0006");
        assertThat(run.at("/tool/driver/rules/0/help/markdown").asString()).contains("## Why");
        assertThat(run.at("/invocations/0/exitCode").asInt()).isEqualTo(1);
        assertThat(run.at("/results")).allSatisfy(result -> {
            assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                            .asString())
                    .startsWith("k8s/")
                    .doesNotContain(" ", "<", "\"");
            assertThat(result.at("/partialFingerprints").size()).isEqualTo(1);
        });
        assertThat(run.at("/results").findValues("suppressions")).hasSize(2);
    }

    @Test
    void gitLabWantsFingerprintsThatDiffer() {
        List<String> fingerprints = new ArrayList<>();
        JSON.readTree(report("gitlab"))
                .forEach(each -> fingerprints.add(each.get("fingerprint").asString()));
        assertThat(fingerprints).hasSize(HostileFindings.TEXTS.size()).doesNotHaveDuplicates();
    }

    @Test
    void junitHasACasePerResource() {
        Element suites = xml(report("junit")).getDocumentElement();
        assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(HostileFindings.TEXTS.size());
        assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(HostileFindings.TEXTS.size());
    }

    @Test
    void checkstyleNamesFilesAndPlaces() {
        Element root = xml(report("checkstyle")).getDocumentElement();
        Element error = (Element) root.getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("line")).isEqualTo("1");
        assertThat(error.getAttribute("column")).isEqualTo("4");
        assertThat(error.getAttribute("severity")).isEqualTo("error");
    }

    @Test
    void githubEscapesWhatItsCommandsAreMadeOf() {
        List<String> commands = report("github").lines().toList();
        assertThat(commands).hasSize(HostileFindings.TEXTS.size());
        assertThat(commands).anyMatch(line -> line.contains("a%2Cb%3Ac;d=e"));
        assertThat(commands)
                .allMatch(line -> line.matches(
                        "::error file=[^,:]*,line=1,endLine=1,col=4,endColumn=9," + "title=EMC0006 unknown-field::.*"));
    }

    @Test
    void markdownMeansNothingBeyondTheTable() {
        String text = report("markdown");
        assertThat(text).doesNotContain("<script", "<!--", "**x**", "](", "@team");
        assertThat(text.lines().filter(line -> line.startsWith("| error"))).hasSize(HostileFindings.TEXTS.size());
    }

    private static Document xml(String text) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }
}
